import type { Language } from "./language";

/** Properties of a {@link LexiconEntry} besides the pronunciation. */
export interface LexiconEntryOptions {
  /**
   * The language the word is spoken in. Default: the language of the notation, of the respelling's letters, or of the
   * surrounding text, in this order.
   */
  readonly language?: Language;
  /** Whether case must match. Default `false`. */
  readonly caseSensitive?: boolean;
}

/**
 * How one word is spoken, in exactly one notation. A string is short for `{ respelling }`.
 *
 * ```ts
 * const lexicon: Lexicon = {
 *   nginx: "engine x",
 *   Nikon: { arpabet: "N AY1 K AA0 N" },
 *   重庆: { pinyin: "chong2 qing4" },
 *   喺: { jyutping: "hai2" },
 *   日本橋: { katakana: "ニホンバシ", accent: 0 },
 *   GPT: { hangul: "지피티" },
 * };
 * ```
 */
export type LexiconEntry =
  | string
  | (LexiconEntryOptions &
      (
        | {
            /** A respelling in ordinary letters, spoken as if it stood in the text. */
            readonly respelling: string;
          }
        | {
            /** Symbols of the voice's inventory, one word without boundaries and pauses. */
            readonly symbols: readonly string[];
          }
        | {
            /** English: ARPAbet phones with stress digits, separated by spaces. */
            readonly arpabet: string;
          }
        | {
            /** Mandarin: syllables with tone numbers 1–5 as they are spoken, separated by spaces; ü is `v` or `ü`. */
            readonly pinyin: string;
          }
        | {
            /** Cantonese: syllables with tone numbers 1–6, separated by spaces. */
            readonly jyutping: string;
          }
        | {
            /** Japanese: katakana or hiragana as spoken, long vowels as ー. */
            readonly katakana: string;
            /** The mora before the fall in pitch, 0 if it does not fall. Default: no pitch marks. */
            readonly accent?: number;
          }
        | {
            /** Korean: hangul, read by the rules of pronunciation. */
            readonly hangul: string;
          }
      ));

/**
 * Words and their pronunciations. A word may contain spaces. The longest match wins; words in Latin letters (or
 * any other alphabet) match whole words only, those in Chinese characters, kana and hangul match anywhere.
 */
export type Lexicon = Readonly<Record<string, LexiconEntry>>;
