/**
 * Weekdays by their first character: 5日(水), (月~金), 月-金.
 * @module
 */
import type { TracedText } from "../../../text/traced-text";

/** Weekdays in brackets and from-to pairs to 曜日. */
export function writeWeekdays(text: TracedText): TracedText {
  return text
    .replace(
      /(?<=[日\d])\s?\(([月火水木金土日])(?:曜日?)?(?:[・/](祝)日?)?\)/g,
      (_all, day: string, holiday) => `${day}曜日${holiday ? "祝日" : ""}`,
    )
    .replace(/(?<=[日\d])\s?\(祝日?\)/g, "祝日")
    .replace(
      /(?<=[日\d])\s?\(([月火水木金土日])([~・-])([月火水木金土日])\)/g,
      (_all, first: string, sign: string, last: string) =>
        `${first}曜日${sign === "・" ? "と" : "から"}${last}曜日`,
    )
    .replace(
      /(?<![\p{L}\d])([月火水木金土日])\s?[~-]\s?([月火水木金土日])(?![\p{Script=Han}\d])/gu,
      (_all, first: string, last: string) => `${first}曜日から${last}曜日`,
    );
}
