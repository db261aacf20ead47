/**
 * Readings of the dictionary: stored as bytes, or derived from the spelling.
 *
 * The same two rules stand in `training/japanese-dictionary/readings.py`, which writes the file.
 * @module
 */
import { toKatakana } from "../kana";

/** Length byte of a reading that follows from the spelling. */
export const DERIVED_READING = 0;
/** Length byte of an empty reading. */
export const EMPTY_READING = 255;
/** Stands between the parts of a reading that are accent phrases of their own. */
export const READING_BREAK = ":";

const BREAK_CODE = 255;
const FIRST_KANA = 0x30a0;
const LONG = /([オコソトノホモヨロゴゾドボポョウクスツヌフムユルグズブプュ])ウ/g;

/** Hiragana as katakana, with ウ after its own vowel or オ as a length mark. */
export const deriveReading = (surface: string): string => toKatakana(surface).replace(LONG, "$1ー");

/** Katakana of stored bytes. */
export function decodeReading(bytes: Uint8Array, start: number, end: number): string {
  let katakana = "";
  for (let at = start; at < end; at++) {
    katakana +=
      bytes[at] === BREAK_CODE ? READING_BREAK : String.fromCharCode(FIRST_KANA + bytes[at]);
  }
  return katakana;
}
