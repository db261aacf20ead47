/**
 * How wide text is shown.
 * @module
 */

/** Characters that take the place of two letters. */
const WIDE = /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u; // prettier-ignore
const INVISIBLE = /[\p{M}\u200b-\u200f\ufe00-\ufe0f]/u;

/** Width in columns: a character of the Chinese, Japanese and Korean scripts takes two. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) {
    if (INVISIBLE.test(character)) continue;
    width += WIDE.test(character) ? 2 : 1;
  }
  return width;
}

/** Whether a line may break on either side of a character: scripts that put no blanks between words. */
export function breaksAnywhere(character: string): boolean {
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3001-\u303f\uff00-\uff60]/u.test(
    character,
  );
}
