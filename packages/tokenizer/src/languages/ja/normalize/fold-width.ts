/**
 * One spelling for each character.
 * @module
 */
import type { TracedText } from "../../../text/traced-text";

const ROMAN = "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ";

/**
 * Unicode NFKC with exceptions: full-width letters and digits become half-width, half-width katakana full-width.
 *
 * Ellipses and free-standing marks such as ゛ and ´ stay (NFKC would turn them into dots and blanks),
 * and Roman numeral characters become digits rather than Latin letters.
 */
export function foldWidth(text: TracedText): TracedText {
  return (
    text
      .replace(/[Ⅰ-Ⅻ]/g, (numeral) => String(ROMAN.indexOf(numeral) + 1))
      .replace(/[ⅰ-ⅻ]/g, (numeral) => String(numeral.charCodeAt(0) - 0x216f))
      // Cluster by cluster, so that the offsets of the rest stay exact.
      .replace(/[^\p{M}\u0000-\u007f…‥゛゜´¨¯¸][\p{M}ﾞﾟ]*/gu, (cluster) => cluster.normalize("NFKC"))
      .replace(/[〜∼˜]/g, "~")
      .replace(/[−‐‑‒–](?=\d)/g, "-")
      .replace(/(?<=\d)[−‐‑‒–]/g, "-")
  );
}
