/**
 * Japanese text normalisation.
 * @module
 */
import type { TracedStep, TracedText } from "../../../text/traced-text";
import { isTenMinutes } from "../ten-minutes";
import { writeDates, writeTimes } from "./dates";
import { foldWidth } from "./fold-width";
import { digitsToKanji, integerToKanji, numberToKanji } from "./kanji-numerals";
import { writeNumberSigns } from "./number-signs";
import { writeSymbols } from "./symbols";
import { writeDigitNames } from "./telephone";
import { writeUnits } from "./units";

/**
 * Writes digits, units and signs as Japanese words; numbers become kanji numerals, whose sounds
 * (三百 サンビャク, 三本 サンボン) are the business of `phonemize`.
 * Letters, kana, kanji and sentence punctuation stay.
 */
export function normalizeJapanese(text: TracedText): TracedText {
  const steps: readonly TracedStep[] = [
    foldWidth,
    writeDates,
    writeTimes,
    writeDigitNames,
    writeUnits,
    writeNumberSigns,
    writeNumbers,
    writeSymbols,
  ];
  return steps.reduce((result, write) => write(result), text);
}

/** All digits that are left: quantities with commas and decimals. */
function writeNumbers(text: TracedText): TracedText {
  return (
    text
      // 3.11.2 is a version, not a decimal.
      .replace(/(?<!\d)\d+(?:\.\d+){2,}/g, (version) =>
        version.split(".").map(integerToKanji).join("点"),
      )
      .replace(/(?<!\d)\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![,\d])/g, numberToKanji)
      // 十分 alone would be ジューブン, "enough".
      .replace(/(?<![\d.])10分(?!の[\d一二三四五六七八九])/g, (minutes, at: number, all: string) =>
        isTenMinutes(all.slice(0, at), all.slice(at + minutes.length)) ? "十分" : "十プン",
      )
      .replace(/(?<![\d.])0時/g, "零時")
      .replace(/(?<!\d)\d+\.\d+/g, numberToKanji)
      .replace(/\d+/g, (digits) =>
        digits.length > 1 && digits.startsWith("0") ? integerOrRow(digits) : integerToKanji(digits),
      )
  );
}

/** 05 before a counter is 五; elsewhere rows were written before. */
const integerOrRow = (digits: string): string =>
  digits.length <= 2 ? integerToKanji(digits) : digitsToKanji(digits);
