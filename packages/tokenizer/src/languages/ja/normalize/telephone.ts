/**
 * Telephone numbers and postal codes, spoken digit by digit.
 * @module
 */
import type { TracedText } from "../../../text/traced-text";
import { digitsToSpokenKanji } from "./kanji-numerals";

const spoken = (number: string): string =>
  digitsToSpokenKanji(number)
    .replace(/[-() ]+/g, "の")
    .replace(/^の|の$/g, "");

/** Digits that call somebody or address a letter. */
export function writeTelephones(text: TracedText): TracedText {
  return (
    text
      .replace(
        /〒\s?(\d{3})-?(\d{4})(?!\d)/g,
        (_all, area: string, rest: string) => `郵便番号${spoken(area)}の${spoken(rest)}`,
      )
      .replace(
        /\+(\d{1,3})[ -](\(?0?\)?\d{1,4}(?:[- ]?\d{2,4}){1,3})(?!\d)/g,
        (_all, country: string, rest: string) => `プラス${spoken(country)}${spoken(rest)}`,
      )
      .replace(/(?<![\d.,/-])0\d{1,3}\(\d{1,4}\)\d{4}(?![\d-])/g, spoken)
      .replace(/(?<![\d.,/-])\(?0\d{1,4}\)?[- ]?\d{1,4}-\d{3,4}(?![\d-])/g, spoken)
      .replace(/(?<![\d.,/-])0\d{1,3} \d{2,4} \d{3,4}(?![\d-])/g, spoken)
      .replace(/(?<![\d.,/-])0\d{9,10}(?![\d.,])/g, spoken)
      .replace(/(?<![\d.,/-])0\d{2}-\d{7,8}(?![\d-])/g, spoken)
      // The second half of a postal code often starts with zero, that of a range never does.
      .replace(/(?<![\d.,/-])\d{3}-0\d{3}(?![\d-])/g, spoken)
      // The police number has a name of its own.
      .replace(/(?<![\d.,/-])110番(?![目線地街台号組手])/g, "百とお番")
  );
}
