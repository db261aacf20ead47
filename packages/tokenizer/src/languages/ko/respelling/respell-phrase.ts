/**
 * Everything about pronunciation that needs words rather than letters, written as spelling:
 * 솜이불 becomes 솜니불, 할 것 becomes 할 껏. The letter rules then do the rest.
 *
 * Every step keeps one character per syllable, so offsets into the text stay true.
 * @module
 */
import { respellFragments } from "./fragments";
import { insertNasalBetweenWords, insertNasalInWord } from "./insert-nasal";
import { keepNasalSuffix } from "./keep-nasal-suffix";
import { neutralizeCompound, relaxUi, simplifyNounCoda } from "./codas-and-ui";
import {
  tenseAfterAdnominal,
  tenseAfterAdnominalWord,
  tenseAfterSinoLateral,
  tenseAfterStem,
  tenseSuffix,
} from "./tensing";

/** How to respell. */
interface RespellOptions {
  /** Everyday 이 and 에 for ㅢ inside and at the end of a word (article 5, both allowed). Default false. */
  readonly relaxedUi?: boolean;
}

/** In this order: listed words first, so that no rule sees what a list has settled. */
const WORD_STEPS: readonly ((word: string) => string)[] = [
  respellFragments,
  simplifyNounCoda,
  keepNasalSuffix,
  insertNasalInWord,
  neutralizeCompound,
  tenseSuffix,
  tenseAfterStem,
  tenseAfterAdnominal,
  tenseAfterSinoLateral,
];

/**
 * Respells the words of a phrase.
 * @param words - Hangul words without spaces.
 * @returns As many words, each as long as it was.
 */
export function respellPhrase(words: readonly string[], options: RespellOptions = {}): string[] {
  return words.map((word, index) => {
    const previous = words[index - 1] ?? "";
    let respelled = respellWord(options.relaxedUi ? relaxUi(word) : word);
    respelled = tenseAfterAdnominalWord(previous, word, respelled);
    return insertNasalBetweenWords(previous, word, respelled);
  });
}

/** No word is longer, in syllables; a row of letters without end is respelled in parts, so that time stays linear. */
const LONGEST_WORD = 256;

function respellWord(word: string): string {
  let respelled = "";
  for (let from = 0; from < word.length; from += LONGEST_WORD) {
    respelled += WORD_STEPS.reduce(
      (text, step) => step(text),
      word.slice(from, from + LONGEST_WORD),
    );
  }
  return respelled;
}
