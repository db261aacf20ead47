import type { LanguageRules, PhonemeWord } from "../language-module";
import { arpabetToSymbols } from "./arpabet";
import { functionWords, type FunctionWords } from "./function-words";
import { homographs, type ContextualReading } from "./homographs";
import { openJointNgram, type JointNgramData } from "./joint-ngram";
import { spellOut } from "./letters";
import { openLexicon, type LexiconData, pronunciationOverrides } from "./lexicon";
import { normalizeEnglish } from "./normalize";
import { createPronouncer, type Pronouncer, foldWord } from "./pronounce";
import type { WordContext } from "./verb-evidence";

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

interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Folded: lower-case a–z and apostrophes. */
  readonly word: string;
  /** A pause or the end of the text follows. */
  readonly isFinal: boolean;
  /** The text or a sentence starts here. */
  readonly isInitial: boolean;
}

/** A run of Latin letters with apostrophes inside, before ('til) or after (goin'). */
const WORD = /['’]?[\p{Script=Latin}\p{M}]+(?:['’][\p{Script=Latin}\p{M}]+)*['’]?/gu;
/** Anything between two words that is heard as a pause. */
const PAUSE = /[.,;:!?…—–()[\]"“”。，！？；：、]/;

function tokenize(text: string, isKnown: (word: string) => boolean): Token[] {
  const tokens: Omit<Token, "isFinal" | "isInitial">[] = [];
  for (const match of text.matchAll(WORD)) {
    let written = match[0];
    let start = match.index;
    // An apostrophe at an edge belongs to the word only where the word is known with it; else it is a quotation mark.
    if (/^['’]/.test(written) && !isKnown(foldWord(written).replace(/'$/, ""))) {
      written = written.slice(1);
      start++;
    }
    if (/['’]$/.test(written) && !/in['’]$/i.test(written)) written = written.slice(0, -1);
    tokens.push({ text: written, start, end: start + written.length, word: foldWord(written) });
  }
  return tokens.map((token, i) => {
    const before = text.slice(tokens[i - 1]?.end ?? 0, token.start);
    const after = text.slice(token.end, tokens[i + 1]?.start ?? text.length);
    return {
      ...token,
      isFinal: i === tokens.length - 1 || PAUSE.test(after),
      isInitial: i === 0 || /[.!?]/.test(before),
    };
  });
}

/** A single capital that is the name of a letter: "plan B", "A B C", "vitamin A", but not "A man" or "I". */
function isLetterName(tokens: readonly Token[], i: number): boolean {
  const { text, isInitial, isFinal } = tokens[i];
  if (text.length !== 1) return false;
  if (text === "I" || text === "i")
    return /^[A-Z]$/.test(tokens[i - 1]?.text ?? "") && tokens[i - 1].text !== "I";
  if (text === "a") return isFinal;
  if (text !== "A") return true;
  return !isInitial || isFinal || /^[A-Z]$/.test(tokens[i + 1]?.text ?? "");
}

/** Whether a text shouts: then capitals say nothing about acronyms. */
function isInCapitals(tokens: readonly Token[]): boolean {
  const long = tokens.filter((token) => token.text.length > 1);
  return long.length > 2 && long.every((token) => token.text === token.text.toUpperCase());
}

const VOWEL_START = /^[ɑæɐʌeɛəɚɜiɪɨoɔuʊᵊᵻa]/;

function startsWithVowel(symbols: readonly string[]): boolean {
  return VOWEL_START.test(symbols.find((symbol) => symbol !== "ˈ" && symbol !== "ˌ") ?? "");
}

/** For every token the words of its sentence and its place in it: what stands beyond a full stop says nothing. */
function sentencesOf(tokens: readonly Token[]): { words: string[]; index: number }[] {
  let words: string[] = [];
  return tokens.map(({ word, isInitial }) => {
    if (isInitial) words = [];
    return { words, index: words.push(word) - 1 };
  });
}

function contextOf(
  tokens: readonly Token[],
  sentences: readonly { readonly words: readonly string[]; readonly index: number }[],
  index: number,
): WordContext {
  const { text: written, isInitial, isFinal } = tokens[index];
  const before = tokens[index - 1];
  const afterName = before !== undefined && !before.isInitial && /^\p{Lu}\p{Ll}/u.test(before.text);
  return { ...sentences[index], written, isInitial, isFinal, afterName };
}

/** Makes the `phonemize` of the English rules. */
function createPhonemizer(
  pronouncer: Pronouncer,
  functionForm: FunctionWords,
  readInContext: ContextualReading,
): (text: string) => PhonemeWord[] {
  return (text) => {
    const tokens = tokenize(text, pronouncer.isKnown);
    const sentences = sentencesOf(tokens);
    const inCapitals = isInCapitals(tokens);
    const result: PhonemeWord[] = [];
    // From the end: "the" and "to" look at the sound that follows.
    for (let i = tokens.length - 1, beforeVowel = false; i >= 0; i--) {
      const { text: written, word, isFinal } = tokens[i];
      const isAcronym = !inCapitals && /^[A-Z]{2,}$/.test(written);
      const symbols = isLetterName(tokens, i)
        ? arpabetToSymbols(spellOut(word))
        : ((isAcronym
            ? undefined
            : functionForm(word, { isFinal, beforeVowel: beforeVowel && !isFinal })) ??
          arpabetToSymbols(
            (isAcronym ? undefined : readInContext(contextOf(tokens, sentences, i))) ??
              pronouncer.pronounce(written, { inCapitals }),
          ));
      if (symbols.length > 0) result.push({ start: tokens[i].start, end: tokens[i].end, symbols });
      beforeVowel = startsWithVowel(symbols);
    }
    return result.reverse();
  };
}
