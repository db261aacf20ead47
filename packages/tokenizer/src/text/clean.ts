/**
 * First step for every text: forms that differ only in encoding become one.
 * @module
 */
import type { TracedText } from "./traced-text";

// Control, zero-width and bidirectional marks, soft hyphens and variation selectors; a zero-width joiner is seen to below.
const REMOVED = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffc\u{e0001}\u{e0100}-\u{e01ef}]/gu; // prettier-ignore
// Full-width punctuation stays: sentence splitting and pauses know it, and it says that the text is CJK.
const FULL_WIDTH =
  /[\uff04-\uff06\uff0b\uff10-\uff19\uff1d\uff20-\uff3a\uff3f\uff41-\uff5a\uff05]/g;
/** Letters and digits in fancy shapes (bold, script, circled letters), and ligatures. */
const SHAPES = /[\u{1d400}-\u{1d7ff}\u{1f130}-\u{1f149}\u24b6-\u24e9\ufb00-\ufb06]/gu;
/** Digits of other scripts, which have the values of ours. */
const FOREIGN_DIGIT = /(?![0-9\uff10-\uff19])\p{Nd}/gu;
const ROMAN = "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ";

// A base with its marks, or a row of conjoining jamo: what NFC may compose.
const COMPOSABLE =
  /[\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff]+|[^\p{M}\u0000-\u007f]\p{M}*|[\u0000-\u007f]\p{M}+|\p{M}+/gu;

/**
 * Composes characters (NFC), turns full-width letters and digits into plain ones and half-width kana into full
 * ones, letters and digits in fancy shapes into plain ones, drops control and zero-width characters (but the joiners inside
 * emoji), makes every space a plain one, and keeps three of a longer row of the same mark.
 */
export function cleanText(text: TracedText): TracedText {
  return text
    .replace(/\p{Surrogate}/gu, "\ufffd")
    .replace(COMPOSABLE, (cluster) => cluster.normalize("NFC"))
    .replace(REMOVED, "")
    .replace(
      /(?<![\p{Extended_Pictographic}\u{1f3fb}-\u{1f3ff}])\u200d+|\u200d+(?!\p{Extended_Pictographic})/gu,
      "",
    ) // prettier-ignore
    .replace(FULL_WIDTH, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replace(SHAPES, (character) => plainShape(character))
    .replace(FOREIGN_DIGIT, (digit) => String(valueOf(digit)))
    .replace(/[\u2160-\u216b]/g, (numeral) => String(ROMAN.indexOf(numeral) + 1))
    .replace(/[\u2170-\u217b]/g, (numeral) => String(numeral.charCodeAt(0) - 0x216f))
    .replace(/[\uff61-\uff9f]+/g, (kana) => kana.normalize("NFKC"))
    .replace(/[\u2018\u2019\u02bc\uff07]/g, "'")
    .replace(/[\u0085\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\t\r\n\u2028\u2029]/g, " ")
    .replace(/([!?！？。，、,;；~～…⋯♪♡♥★☆—–―-])\1{3,}/g, (row, mark: string) => mark.repeat(3));
}

/** The plain letters of a shape; one in brackets or a circle loses them. */
function plainShape(character: string): string {
  return character.normalize("NFKC").replace(/[()]/g, "");
}

/** The value of a decimal digit: a script's ten digits stand in a row, and rows that touch begin with a zero, too. */
function valueOf(digit: string): number {
  const code = digit.codePointAt(0)!;
  let zero = code;
  while (code - zero < 60 && /^\p{Nd}$/u.test(String.fromCodePoint(zero - 1))) zero--;
  return (code - zero) % 10;
}
