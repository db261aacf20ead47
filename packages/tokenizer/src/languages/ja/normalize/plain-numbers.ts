/**
 * All digits that no other step has written: quantities with commas and decimals.
 * @module
 */
import type { TracedText } from "../../../text/traced-text";
import { isTenMinutes } from "../ten-minutes";
import { digitsToKanji, integerToKanji, numberToKanji } from "./kanji-numerals";

/** Neighbours that decide what 十分 means are no longer than this. */
const NEIGHBOUR = 8;

/** Numbers with powers; digit by digit after a leading zero. */
export function writePlainNumbers(text: TracedText): TracedText {
  return (
    text
      // 3.11.2 is a version, not a decimal.
      .replace(/(?<!\d)\d+(?:\.\d+){2,}/g, (version) =>
        version.split(".").map(integerToKanji).join("点"),
      )
      .replace(/(?<!\d)\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![,\d])/g, numberToKanji)
      // 十分 alone would be ジューブン, "enough".
      .replace(/(?<![\d.])10分(?!の[\d一二三四五六七八九])/g, (minutes, at: number, all: string) =>
        isTenMinutes(
          all.slice(Math.max(0, at - NEIGHBOUR), at),
          all.slice(at + minutes.length, at + minutes.length + NEIGHBOUR),
        )
          ? "十分"
          : "十プン",
      )
      .replace(/(?<![\d.])0時(?!間)/g, "零時")
      .replace(/(?<!\d)\d+\.\d+/g, numberToKanji)
      .replace(/\d+/g, (digits) =>
        digits.length > 2 && digits.startsWith("0")
          ? digitsToKanji(digits)
          : integerToKanji(digits),
      )
  );
}
