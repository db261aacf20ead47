import type { PhonemeWord } from "../../language-module";
import { respellPhrase } from "../respelling/respell-phrase";
import { compose } from "./jamo";
import { speakSyllables, type SpokenSyllable, syllableSymbols } from "./syllable-symbols";

/** A run of hangul between spaces or other characters. */
interface HangulWord {
  readonly text: string;
  /** UTF-16 offset into the text. */
  readonly start: number;
}

/** Groups words into phrases: words with nothing but blanks on one line between them. */
export function findPhrases(text: string): HangulWord[][] {
  const phrases: HangulWord[][] = [];
  let end = -1;
  for (const match of text.matchAll(/[가-힣ㄱ-ㅎㅏ-ㅣ]+/g)) {
    const word = { text: match[0], start: match.index };
    const joined = end >= 0 && /^[ \t\u00a0\u3000]+$/.test(text.slice(end, word.start));
    if (joined) phrases[phrases.length - 1].push(word);
    else phrases.push([word]);
    end = word.start + word.text.length;
  }
  return phrases;
}

/**
 * Writes text as it is spoken: 값있는 집 → 가빈는 집. ㅢ and ㅖ stay as the standard's main reading has them.
 * @param text - Hangul; every other character is kept and ends a phrase, blanks aside.
 */
export function pronounce(text: string): string {
  let spoken = "";
  let end = 0;
  for (const phrase of findPhrases(text)) {
    for (const { word, syllables } of speakPhrase(
      phrase,
      respellPhrase(phrase.map(({ text }) => text)),
    )) {
      spoken += text.slice(end, word.start) + syllables.map(compose).join("");
      end = word.start + word.text.length;
    }
  }
  return spoken + text.slice(end);
}

/** The words of a text with their symbols, in order. Everyday readings of ㅢ: particle 의 as 에, inside a word as 이. */
export function pronounceWords(text: string): PhonemeWord[] {
  return findPhrases(text).flatMap((phrase) => {
    let previousCoda: string | undefined;
    const respelled = respellPhrase(
      phrase.map(({ text }) => text),
      { relaxedUi: true },
    );
    return speakPhrase(phrase, respelled).map(({ word, syllables }) => {
      const symbols = syllables.flatMap((syllable) => {
        const own = syllableSymbols(syllable, previousCoda);
        previousCoda = syllable.coda;
        return own;
      });
      return { start: word.start, end: word.start + word.text.length, symbols };
    });
  });
}

/** Spoken syllables per word; respelling keeps one character per syllable, so the words keep their lengths. */
function speakPhrase(
  phrase: readonly HangulWord[],
  respelled: readonly string[],
): { word: HangulWord; syllables: SpokenSyllable[] }[] {
  const spoken = speakSyllables(respelled);
  let taken = 0;
  return phrase.map((word) => ({
    word,
    syllables: spoken.slice(taken, (taken += word.text.length)),
  }));
}
