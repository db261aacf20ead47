/**
 * Names made of letters and digits, serial numbers, and numbers with a fixed reading.
 * @module
 */
import type { TracedText } from "../../../text/traced-text";
import { cardinalWords, digitPairs, digitWords, groupWords, ordinalWords } from "./number-words";

const FIXED: Readonly<Record<string, string>> = {
  "24/7": "twenty four seven",
  "9/11": "nine eleven",
  "20/20": "twenty twenty",
  "50/50": "fifty fifty",
};
const QUARTER =
  /(?<![\p{L}\d])(?:([1-4])Q|Q([1-4])) ?(?:'|of )?((?:19|20)?\d\d)(?![\p{L}\d%]|[.,:]\d)/gu;
/** At least three changes between letters and digits, or digits in front of a letter run: a serial, not a name. */
const SERIAL =
  /(?<![\p{L}\d.,/-])(?=[A-Z\d-]{6,40}(?![\p{L}\d]))(?:[A-Z]{1,6}\d{1,12}|\d{1,12}[A-Z]{1,6})(?:[A-Z]{1,6}|-?\d{1,12}|-[A-Z]{1,6}){1,12}(?![\p{L}\d])/gu;
const MODEL =
  /(?<=(?<![\p{L}\d])(?:\p{Lu}{1,4}-?|\p{Lu}{3,4} ))(\d{3,4})(?=s?(?![\p{L}\d]|[.,:/]\d|-\d| ?(?:km|kg|mm|cm|m|lbs?|ft|mi|%)\b)|\p{L})/gu;
const BEFORE_LETTERS = /(?<![\p{L}\d.,$€£¥-])(\d{3})(?=-\p{L})/gu;

function yearOf(digits: string): string {
  return digits.length === 2 ? cardinalWords(digits) : digitPairs(digits);
}

/** "2Q22", "24/7", "401(k)", "F150", "RTX 3080", "X7F92K". */
export function expandAlphanumeric(text: TracedText): TracedText {
  return text
    .replace(/(?<![\d/.])(?:24\/7|9\/11|20\/20|50\/50)(?![\d/])/g, (fixed) => FIXED[fixed])
    .replace(
      /\b40([13])\(?([kb])\)?(?![\p{L}\d])/gu,
      (_, digit: string, letter: string) =>
        `four oh ${cardinalWords(digit)} ${letter.toUpperCase()}`,
    )
    .replace(QUARTER, (_, before: string | undefined, after: string | undefined, year: string) =>
      before
        ? `the ${ordinalWords(before)} quarter of ${yearOf(year)}`
        : `Q${cardinalWords(after!).replace(/^/, " ")} ${yearOf(year)}`,
    )
    .replace(SERIAL, (serial) =>
      /\d\D+\d|\D-?\d{5}/.test(serial)
        ? serial
            .replace(/-/g, " ")
            .replace(
              /\d+/g,
              (digits) => ` ${digits.length > 2 ? digitWords(digits) : cardinalWords(digits)} `,
            )
            .replace(/ {2,}/g, " ")
            .trim()
        : serial,
    )
    .replace(MODEL, (digits: string, _group: string, at: number, all: string) => {
      if (digits.startsWith("0")) return digits;
      const before = /\p{L}/u.test(all[at - 1]) ? " " : "";
      const after =
        /\p{L}/u.test(all[at + digits.length] ?? "") &&
        !/^s(?!\p{L})/u.test(all.slice(at + digits.length, at + digits.length + 2))
          ? " "
          : "";
      return before + digitPairs(digits) + after;
    })
    .replace(/(?<=(?<!\p{L})\p{Lu}\p{Ll}{1,20}-)(\d{3})(?![\p{L}\d.,/-])/gu, (digits) =>
      digitPairs(digits),
    )
    .replace(BEFORE_LETTERS, (digits) => groupWords(digits, " "));
}
