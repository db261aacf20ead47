/**
 * Pieces of regular expressions shared by the steps.
 * @module
 */

/** A number from its first digit: digits with or without thousands commas, and a decimal part. */
export const NUMBER = String.raw`(?<!\d)(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?`;
/** A minus sign that is no hyphen: nothing that could be subtracted from or joined stands before it. */
export const MINUS = String.raw`(?:(?<![\dA-Za-z가-힣)\]-])[-−])?`;
/** Signs for "from … to". */
export const RANGE = "[~〜∼～–]";
/** What may stand between a number and 원 and the like: 3만, 3,400억. */
export const MULTIPLIER = "[십백천만억조경]{0,3}";
