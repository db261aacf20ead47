/**
 * Pieces of regular expressions that several steps share.
 * @module
 */

/** An amount: digits with thousands commas or without, with decimals or without. */
export const NUMBER = String.raw`(?<!\d)(?<!\d\.|\d,(?=\d{3}(?!\d)))(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?!\d)`;
/** A minus that stands in front of a number and not between two things; behind a word only where a value is told. */
export const SIGN = String.raw`(?:(?<![\w\u4e00-\u9fff)）%℃])|(?<=[温溫拔为為是达達降从從跌值]))[-−]`;
/** What stands between the ends of a range. */
export const DASH = "[~～〜–—-]";
/** A Chinese word of a number. */
export const NUMERAL = "[零一二两兩三四五六七八九十百千]";

/** Any of these strings, the longest first, for use inside a regular expression. */
export function anyOf(strings: readonly string[]): string {
  return [...strings]
    .sort((a, b) => b.length - a.length)
    .map((string) => string.replace(/[$.*+?^()|[\]\\/]/g, String.raw`\$&`))
    .join("|");
}
