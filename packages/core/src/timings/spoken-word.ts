/**
 * When a word is heard.
 * @module
 */
import type { Language } from "@cosyvoice-lite/spec";

/** A word, or a character in Chinese and Cantonese, with its place in text and time. */
export interface SpokenWord {
  /** As it was written; what was written as one, such as "$5", is one word however many are spoken. */
  readonly text: string;
  /** UTF-16 offsets of {@link SpokenWord.text} in the caller's text: words are in order and do not overlap. */
  readonly textStart: number;
  /** Offset behind its last character. */
  readonly textEnd: number;
  /** Language that it was read in. */
  readonly language: Language;
  /** Seconds from the beginning of the speech. */
  readonly start: number;
  /** Seconds at its end. */
  readonly end: number;
}

/** The word at another place in time. */
export function laterBy(word: SpokenWord, seconds: number): SpokenWord {
  return { ...word, start: word.start + seconds, end: word.end + seconds };
}
