/**
 * The parts of a text that the pronunciation rules see as one.
 * @module
 */

/** A run of hangul between spaces or other characters. */
export interface HangulWord {
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
