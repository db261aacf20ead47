/**
 * What the Japanese rules need to know about one morpheme, whichever analyser found it.
 * @module
 */

/** One morpheme of an analysed text. Part-of-speech names are those of IPADIC and naist-jdic. */
export interface Morpheme {
  readonly surface: string;
  /** UTF-16 offset into the analysed text. */
  readonly start: number;
  readonly end: number;
  /** First level, such as `名詞`. */
  readonly pos: string;
  /** Second level, such as `接尾`; empty if there is none, like the next two. */
  readonly detail: string;
  /** Third level, such as `助数詞`. */
  readonly subdetail: string;
  /** Fourth level, such as `姓`. */
  readonly name: string;
  /** Conjugation form such as `連用形`; empty for what does not conjugate. */
  readonly form: string;
  /**
   * Katakana as spoken, or `undefined` for words that the dictionary does not know.
   * Parts that are accent phrases of their own stand between colons.
   */
  readonly pronunciation: string | undefined;
  /** Accented mora of each part, 0 for none. Empty for words that the dictionary does not know. */
  readonly accents: readonly number[];
  /** How the accent of a phrase changes when this word joins it: a rule of naist-jdic, `*` for none. */
  readonly chain: string;
}

/** Cuts a text into morphemes; white space is in none of them. */
export type Analyze = (text: string) => Morpheme[];
