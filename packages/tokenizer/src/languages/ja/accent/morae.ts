/**
 * Morae of katakana: the units that carry pitch.
 * @module
 */

/** Kana that share a mora with the kana before them. */
const SMALL = "ァィゥェォャュョヮ";

/** Number of morae; a small kana at the beginning counts, as there is nothing to share with. */
export function countMorae(katakana: string): number {
  let count = 0;
  for (let at = 0; at < katakana.length; at++)
    if (at === 0 || !SMALL.includes(katakana[at])) count++;
  return count;
}
