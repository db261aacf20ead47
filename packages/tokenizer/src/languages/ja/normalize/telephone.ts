/**
 * Numbers that are spoken digit by digit: telephone numbers, postal codes, room and serial numbers.
 * @module
 */
import type { TracedText } from "../../../text/traced-text";
import { digitsToKanji, digitsToSpokenKanji } from "./kanji-numerals";

const spoken = (number: string): string =>
  digitsToSpokenKanji(number)
    .replace(/[-() ]+/g, "の")
    .replace(/^の|の$/g, "");

/** Digits that name something instead of counting. */
export function writeDigitNames(text: TracedText): TracedText {
  return (
    text
      .replace(
        /〒\s*(\d{3})-?(\d{4})(?!\d)/g,
        (_all, area: string, rest: string) => `郵便番号${spoken(area)}の${spoken(rest)}`,
      )
      .replace(
        /\+(\d{1,3})[ -](\(?0?\)?\d{1,4}(?:[- ]?\d{2,4}){1,3})(?!\d)/g,
        (_all, country: string, rest: string) => `プラス${spoken(country)}${spoken(rest)}`,
      )
      .replace(/(?<![\d.,/-])\(?0\d{1,4}\)?[- ]?\d{1,4}-\d{3,4}(?![\d-])/g, spoken)
      .replace(/(?<![\d.,/-])0\d{9,10}(?![\d.,])/g, spoken)
      .replace(/(?<![\d.,/-])0\d{2}-\d{7,8}(?![\d-])/g, spoken)
      .replace(
        /(?<=(?:番号|コード|ナンバー|ID|No\.?|型番)(?:は|:)?\s?)(\d+)(?![\d.,])/g,
        digitsToKanji,
      )
      .replace(/(?<![\d.,])(\d{3,})(?=号室|便)/g, digitsToKanji)
      // A leading zero says that it is no quantity: 007.
      .replace(/(?<![\d.,/])0\d+(?![\d.,/:年月日時分秒])/g, digitsToSpokenKanji)
  );
}
