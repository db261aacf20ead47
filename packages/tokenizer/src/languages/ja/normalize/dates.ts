/**
 * Dates and times written with signs: 2024/5/1, 5/1(水), 14:30.
 * @module
 */
import type { TracedText } from "../../../text/traced-text";
import { integerToKanji } from "./kanji-numerals";

const isMonth = (month: string) => Number(month) >= 1 && Number(month) <= 12;
const isDay = (day: string) => Number(day) >= 1 && Number(day) <= 31;

const yearMonthDay = (year: string, month: string, day: string) =>
  `${integerToKanji(year)}年${integerToKanji(month)}月${integerToKanji(day)}日`;

/** Whether month/day is more likely a fraction: a proper one with a small or round denominator (1/3, 3/4, 1/100). */
const isFraction = (above: string, below: string) =>
  Number(above) < Number(below) && Number(below) <= 10 && !below.startsWith("0");

/** Calendar dates to 年 月 日, weekdays in brackets to 曜日. */
export function writeDates(text: TracedText): TracedText {
  return text
    .replace(
      /(?<![\d/.-])(\d{4})([/.-])(\d{1,2})\2(\d{1,2})(?![\d/.-])/g,
      (all, year: string, _sign, month: string, day: string) =>
        isMonth(month) && isDay(day) ? yearMonthDay(year, month, day) : all,
    )
    .replace(/(?<![\d/.-])(\d{4})\/(\d{1,2})(?![\d/])/g, (all, year: string, month: string) =>
      isMonth(month) ? `${integerToKanji(year)}年${integerToKanji(month)}月` : all,
    )
    .replace(/(?<![\d/.-])(\d{1,2})\/(\d{4})(?![\d/])/g, (all, month: string, year: string) =>
      isMonth(month) ? `${integerToKanji(year)}年${integerToKanji(month)}月` : all,
    )
    .replace(
      /(?<![\d/.-])(\d{1,2})\/(\d{1,2})(?![\d/.])(\([月火水木金土日]\))?/g,
      (all, month: string, day: string, weekday = "") =>
        isMonth(month) && isDay(day) && (weekday || !isFraction(month, day))
          ? `${integerToKanji(month)}月${integerToKanji(day)}日${weekday}`
          : all,
    )
    .replace(/(?<=[日\d])\(([月火水木金土日])(?:曜日?)?\)/g, "$1曜日")
    .replace(
      /(?<=[日\d])\(([月火水木金土日])([~・])([月火水木金土日])\)/g,
      (_all, first: string, sign: string, last: string) =>
        `${first}曜日${sign === "~" ? "から" : "と"}${last}曜日`,
    );
}

/** Clock times: 14:30 to 十四時三十分, full hours without minutes; AM and PM to 午前 and 午後. */
export function writeTimes(text: TracedText): TracedText {
  return text
    .replace(/(?<=\d:\d{2})\s*[-~]\s*(?=\d{1,2}:\d{2})/g, "から")
    .replace(
      /(?<![\d:.])(\d{1,2})\s?([AaPp])\.?[Mm](?![A-Za-z])\.?/g,
      (_all, hour: string, half: string) =>
        `${half.toLowerCase() === "a" ? "午前" : "午後"}${integerToKanji(hour)}時`,
    )
    .replace(
      /(?<![\d:])(?:([AaPp])\.?[Mm]\.?\s*)?(\d{1,2}):(\d{2})(?::(\d{2}))?(?![\d:])(?:\s*([AaPp])\.?[Mm]\b\.?)?/g,
      (
        all,
        before: string | undefined,
        hour: string,
        minute: string,
        second: string | undefined,
        after: string | undefined,
      ) => {
        if (Number(hour) > 29 || Number(minute) > 59 || Number(second ?? 0) > 59) return all;
        const half = before ?? after;
        return (
          (half ? (half.toLowerCase() === "a" ? "午前" : "午後") : "") +
          `${integerToKanji(hour)}時` +
          (Number(minute) > 0 || second ? `${integerToKanji(minute)}分` : "") +
          (second ? `${integerToKanji(second)}秒` : "")
        );
      },
    );
}
