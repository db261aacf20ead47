/**
 * Every number that no other step has read.
 * @module
 */
import type { TracedText } from "../../../text/traced-text";
import { readDigits, readNumber } from "./numbers";
import { MINUS, NUMBER } from "./patterns";

/** Sino-Korean; digit by digit after a leading zero; 1만 and 1천 are 만 and 천. */
export function readPlainNumbers(text: TracedText): TracedText {
  return text
    .replace(/(?<![\d.,])1(?=[십백천만])/g, "")
    .replace(/(?<![\d.,])0\d+(?![\d,.]\d)(?![년월일시분초호])/g, (digits) =>
      readDigits(digits, "공"),
    )
    .replace(new RegExp(MINUS + NUMBER, "g"), (number) => readNumber(number));
}
