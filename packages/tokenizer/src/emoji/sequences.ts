/**
 * What one emoji is, among its code points.
 * @module
 */

/**
 * One emoji of a cleaned text, with whatever modifies it: skin tone, joined parts (families, professions), the two halves
 * of a flag, the tags of a regional flag, a keycap. Variation selectors are gone by then, or ignored. ‼, ⁉ and 〰 are punctuation.
 */
export const EMOJI =
  /[#*\d]\ufe0f?\u20e3|[\u{1f1e6}-\u{1f1ff}]{1,2}|(?:(?![\u203c\u2049\u3030])\p{Extended_Pictographic}|[★☆✓✗✘♡♪♫♬])(?:[\ufe0e\ufe0f]?[\u{1f3fb}-\u{1f3ff}]?[\u{e0020}-\u{e007f}]{0,10})(?:\u200d\p{Extended_Pictographic}[\ufe0e\ufe0f]?[\u{1f3fb}-\u{1f3ff}]?){0,8}|[\u{1f3fb}-\u{1f3ff}]/gu; // prettier-ignore

/** Whether a text holds an emoji or a sign that has an emoji's name. */
export function hasEmoji(text: string): boolean {
  return text.search(EMOJI) >= 0;
}
