/**
 * English: General American.
 * @module
 */
import type { LanguageModule } from "../language-module";
import { functionWords } from "./function-words";
import { homographs } from "./homographs";
import { openJointNgram } from "./joint-ngram";
import { openLexicon } from "./lexicon";
import { normalizeEnglish } from "./normalize";
import { pronunciationOverrides } from "./overrides";
import { createPhonemizer } from "./phonemize";
import { createPronouncer } from "./pronounce";

/** English. Loading reads about 1.3 MB of tables; words are unpacked when they are needed. */
export const english: LanguageModule = {
  language: "en",
  async load() {
    const [lexicon, model] = await Promise.all([
      import("../../../data/en/lexicon.json"),
      import("../../../data/en/joint-ngram.json"),
    ]);
    const pronouncer = createPronouncer(
      openLexicon(lexicon.default),
      openJointNgram(model.default),
      pronunciationOverrides(),
    );
    return {
      language: "en",
      normalize: normalizeEnglish,
      phonemize: createPhonemizer(pronouncer, functionWords(), homographs()),
    };
  },
};
