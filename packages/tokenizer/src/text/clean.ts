/**
 * First step for every text: forms that differ only in encoding become one.
 * @module
 */
import type { TracedText } from "./traced-text";

const REMOVED = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb]/g; // prettier-ignore
// Full-width punctuation stays: sentence splitting and pauses know it, and it says that the text is CJK.
const FULL_WIDTH = /[\uff04-\uff06\uff0b\uff10-\uff19\uff1d\uff20-\uff3a\uff41-\uff5a\uff05]/g;

// A base with its marks, or a row of conjoining jamo: what NFC may compose.
const COMPOSABLE =
  /[\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff]+|[^\p{M}\u0000-\u007f]\p{M}*|[\u0000-\u007f]\p{M}+|\p{M}+/gu;

/**
 * Composes characters (NFC), turns full-width letters and digits into plain ones and half-width kana into full
 * ones, drops control and zero-width characters, and makes every space a plain one.
 */
export function cleanText(text: TracedText): TracedText {
  return text
    .replace(/\p{Surrogate}/gu, "\ufffd")
    .replace(COMPOSABLE, (cluster) => cluster.normalize("NFC"))
    .replace(REMOVED, "")
    .replace(FULL_WIDTH, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replace(/[\uff61-\uff9f]+/g, (kana) => kana.normalize("NFKC"))
    .replace(/[\u2018\u2019\u02bc\uff07]/g, "'")
    .replace(/[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\t\r\n\u2028\u2029]/g, " ");
}
