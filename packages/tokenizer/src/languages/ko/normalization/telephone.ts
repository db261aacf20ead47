/**
 * Telephone and card numbers, read digit by digit.
 * @module
 */
import type { TracedText } from "../../../text/traced-text";
import { readDigits } from "./numbers";

/** +82 10-1234-5678, 010-1234-5678, 02)123-4567, (800) 555-0000, 111.222.3333, 1588-1234. */
const NUMBERS =
  /(?<![\d.-])(?:\+(\d{1,3})[-\s.]?)?(?:\((\d{2,4})\)[-\s]?|(\d{2,4})(?:[-.)]|(?<=\+\d{1,3}[-\s.]\d{2,4})\s))(\d{3,4})[-.](\d{4})(?![\d.-]?\d)/g;
const SERVICE = /(?<![\d.-])(1[5-8]\d{2})-(\d{4})(?![\d-])/g;
const CARD = /(?<![\d-])(\d{4})-(\d{4})-(\d{4})-(\d{4})(?![\d-])/g;
const MOBILE = /(?<!\d)(01[016-9])(\d{3,4})(\d{4})(?!\d)/g;

/** Reads telephone numbers; zero is 공 in Korean numbers and 영 in foreign ones. */
export function readTelephones(text: TracedText): TracedText {
  return text
    .replace(CARD, (_, ...groups: string[]) =>
      groups
        .slice(0, 4)
        .map((group) => readDigits(group))
        .join(" "),
    )
    .replace(
      NUMBERS,
      (_, country?: string, bracketed?: string, area?: string, exchange = "", line = "") => {
        const first = bracketed ?? area ?? "";
        const zero = first.startsWith("0") ? "공" : "영";
        const groups = [first, exchange, line].map((group) => readDigits(group, zero));
        return [...(country ? [`국가번호 ${readDigits(country)}`] : []), ...groups].join(" ");
      },
    )
    .replace(SERVICE, (_, ...groups: string[]) =>
      groups
        .slice(0, 2)
        .map((group) => readDigits(group, "공"))
        .join(" "),
    )
    .replace(MOBILE, (_, ...groups: string[]) =>
      groups
        .slice(0, 3)
        .map((group) => readDigits(group, "공"))
        .join(" "),
    );
}
