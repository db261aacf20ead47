/**
 * The words around a word, as the rules for homographs look at them.
 * @module
 */

/** A word of a text with its neighbours; all words are folded to lower-case a–z and apostrophes. */
export interface WordContext {
  readonly words: readonly string[];
  readonly index: number;
  /** The word as it was written. */
  readonly written: string;
  /** A sentence starts with the word: its capital says nothing. */
  readonly isInitial: boolean;
  /** A pause or the end follows. */
  readonly isFinal: boolean;
  /** Whether the word before was written with a capital and does not start the sentence: likely a name. */
  readonly afterName: boolean;
}

/** How many words of a side can decide by their meaning alone. */
const WINDOW = 9;

/** The word `offset` places away, or an empty string. */
export function neighbour({ words, index }: WordContext, offset: number): string {
  return words[index + offset] ?? "";
}

/** Up to four words before, with a blank around each: `" the old "`. */
export function leftOf({ words, index }: WordContext): string {
  return ` ${words.slice(Math.max(0, index - 4), index).join(" ")} `;
}

/** Up to four words after, with a blank around each. */
export function rightOf({ words, index }: WordContext): string {
  return ` ${words.slice(index + 1, index + 5).join(" ")} `;
}

/** The words around, without the word itself. */
export function around({ words, index }: WordContext): string {
  return ` ${words.slice(Math.max(0, index - WINDOW), index).join(" ")} ${words.slice(index + 1, index + 1 + WINDOW).join(" ")} `;
}
