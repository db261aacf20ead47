/**
 * One spelling for each character.
 * @module
 */

const ROMAN = "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ";

/**
 * Unicode NFKC with exceptions: full-width letters and digits become half-width, half-width katakana full-width.
 *
 * Ellipses and free-standing marks such as ゛ and ´ stay (NFKC would turn them into dots and blanks),
 * and Roman numeral characters become digits rather than Latin letters.
 */
export function foldWidth(text: string): string {
  return text
    .replace(/[Ⅰ-Ⅻ]/g, (numeral) => String(ROMAN.indexOf(numeral) + 1))
    .replace(/[ⅰ-ⅻ]/g, (numeral) => String(numeral.charCodeAt(0) - 0x216f))
    .replace(/[^…‥゛゜´¨¯¸]+/g, (piece) => piece.normalize("NFKC"))
    .replace(/[〜∼˜]/g, "~")
    .replace(/[−‐‑‒–](?=\d)/g, "-")
    .replace(/(?<=\d)[−‐‑‒–]/g, "-");
}
