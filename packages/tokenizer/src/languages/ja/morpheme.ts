/**
 * What the Japanese rules need to know about one morpheme, whichever analyser found it.
 * @module
 */

/** One morpheme of an analysed text. Part-of-speech names are those of IPADIC. */
export interface Morpheme {
  readonly surface: string;
  /** UTF-16 offset into the analysed text. */
  readonly start: number;
  readonly end: number;
  /** First level, such as `名詞`. */
  readonly pos: string;
  /** Second level, such as `接尾`. */
  readonly detail: string;
  /** Third level, such as `助数詞`; empty where there is none. */
  readonly subdetail: string;
  /** Dictionary form; the surface for unknown words. */
  readonly lemma: string;
  /** Katakana as spoken, or `undefined` for words that the dictionary does not know. */
  readonly pronunciation: string | undefined;
}

/** Cuts a text into morphemes; white space is in none of them. */
export type Analyze = (text: string) => Morpheme[];
