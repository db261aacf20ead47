/**
 * The rules of English over its data file.
 * @module
 */
import type { LanguageRules } from "../language-module";
import { functionWords } from "./function-words";
import { homographs } from "./homographs";
import { openJointNgram, type JointNgramData } from "./joint-ngram";
import { openLexicon, type LexiconData } from "./lexicon";
import { normalizeEnglish } from "./normalize";
import { pronunciationOverrides } from "./overrides";
import { createPhonemizer } from "./phonemize";
import { createPronouncer, type Pronouncer } from "./pronounce";

/** The data file: JSON of two packed tables. */
interface EnglishData {
  readonly lexicon: LexiconData;
  readonly model: JointNgramData;
}

/**
 * Makes the rules. Words are unpacked when they are needed.
 * @param dictionary - The decompressed file.
 */
export function createEnglishRules(dictionary: ArrayBuffer): LanguageRules {
  return {
    language: "en",
    normalize: normalizeEnglish,
    phonemize: createPhonemizer(readPronouncer(dictionary), functionWords(), homographs()),
  };
}

/** The pronunciation of single words. */
export function readPronouncer(dictionary: ArrayBuffer): Pronouncer {
  const { lexicon, model } = JSON.parse(new TextDecoder().decode(dictionary)) as EnglishData;
  return createPronouncer(openLexicon(lexicon), openJointNgram(model), pronunciationOverrides());
}
