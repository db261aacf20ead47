import type { TracedText } from "../../../text/traced-text";
import { integerToKanji } from "./numbers";

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

const ERAS: Readonly<Record<string, string>> = {
  M: "明治",
  T: "大正",
  S: "昭和",
  H: "平成",
  R: "令和",
};

const isMonth = (month: string) => Number(month) >= 1 && Number(month) <= 12;
const isDay = (day: string) => Number(day) >= 1 && Number(day) <= 31;

const monthDay = (month: string, day: string) =>
  `${integerToKanji(month)}月${integerToKanji(day)}日`;
const yearMonthDay = (year: string, month: string, day: string) =>
  `${integerToKanji(year)}年${monthDay(month, day)}`;
const yearMonth = (year: string, month: string) =>
  `${integerToKanji(year)}年${integerToKanji(month)}月`;

/** Whether month/day is more likely a fraction: a proper one with a small or round denominator (1/3, 3/4, 1/100). */
const isFraction = (above: string, below: string) =>
  Number(above) < Number(below) &&
  Number(below) <= 10 &&
  !below.startsWith("0") &&
  !above.startsWith("0");

/** What follows a date rather than a fraction: a weekday in brackets, a clock time, and words of announcements. */
const DATE_BEFORE =
  /^(?:\((?:[月火水木金土日]|祝)|\s?\d{1,2}[:時]|\s?(?:付|開催|発売|公開|放送|配信|締|〆|開始|スタート|まで|より|現在|生まれ|午[前後]|[AP]M))/;

/** Calendar dates to 年 月 日. */
export function writeDates(text: TracedText): TracedText {
  return (
    text
      .replace(
        /(?<![\d/.-])(\d{4})([/.-])(\d{1,2})\2(\d{1,2})(?![\d/.-])/g,
        (all, year: string, _sign, month: string, day: string) =>
          isMonth(month) && isDay(day) ? yearMonthDay(year, month, day) : all,
      )
      .replace(
        /(?<![A-Za-z\d])([MTSHR])\.?(\d{1,2})([/.-])(\d{1,2})\3(\d{1,2})(?![\d/.-])/g,
        (all, era: string, year: string, _sign, month: string, day: string) =>
          isMonth(month) && isDay(day) ? ERAS[era] + yearMonthDay(year, month, day) : all,
      )
      .replace(/(?<![A-Za-z\d])([MTSHR])(?=(?:\d{1,2}|元)年)/g, (_all, era: string) => ERAS[era])
      // Month and day first, as abroad, and years of two digits.
      .replace(
        /(?<![\d/.-])(\d{1,2})\/(\d{1,2})\/(\d{4})(?![\d/])/g,
        (all, month: string, day: string, year: string) =>
          isMonth(month) && isDay(day) ? yearMonthDay(year, month, day) : all,
      )
      .replace(
        /(?<![\d/.-])(\d{2})\/(\d{1,2})\/(\d{1,2})(?![\d/])/g,
        (all, year: string, month: string, day: string) =>
          isMonth(month) && isDay(day) ? yearMonthDay(year, month, day) : all,
      )
      .replace(/(?<![\d/.-])(\d{4})\/(\d{1,2})(?![\d/])/g, (all, year: string, month: string) =>
        isMonth(month) ? yearMonth(year, month) : all,
      )
      .replace(/(?<![\d/.-])(\d{1,2})\/(\d{4})(?![\d/])/g, (all, month: string, year: string) =>
        isMonth(month) ? yearMonth(year, month) : all,
      )
      // No decimal begins with two digits of which the first is zero.
      .replace(
        /(?<![\d/.,-])(0[1-9])\.(0[1-9]|[12]\d|3[01])(?![\d/.])/g,
        (_all, month: string, day: string) => monthDay(month, day),
      )
      .replace(
        /(?<![\d/.-])(\d{1,2})\/(\d{1,2})\s?[~-]\s?(\d{1,2})\/(\d{1,2})(?![\d/.])/g,
        (all, month: string, day: string, lastMonth: string, lastDay: string) =>
          isMonth(month) &&
          isDay(day) &&
          isMonth(lastMonth) &&
          isDay(lastDay) &&
          !(isFraction(month, day) && isFraction(lastMonth, lastDay))
            ? `${monthDay(month, day)}から${monthDay(lastMonth, lastDay)}`
            : all,
      )
      .replace(
        /(?<![\d/.-])(\d{1,2})\/(\d{1,2})(?![\d/.])/g,
        (all, month: string, day: string, at: number, whole: string) =>
          isMonth(month) &&
          isDay(day) &&
          (!isFraction(month, day) ||
            DATE_BEFORE.test(whole.slice(at + all.length, at + all.length + 8)))
            ? monthDay(month, day)
            : all,
      )
  );
}

const halfOfDay = (letter: string | undefined) =>
  letter ? (letter.toLowerCase() === "a" ? "午前" : "午後") : "";

const hours = (hour: string) => (Number(hour) === 0 ? "零時" : `${integerToKanji(hour)}時`);

/** Clock times: 14:30 to 十四時三十分, full hours without minutes; AM and PM to 午前 and 午後. */
export function writeTimes(text: TracedText): TracedText {
  return text
    .replace(/(?<=\d:\d{2}|\d:\d{2}\s)\s?[-~]\s?(?=\d{1,2}:\d{2})/g, "から")
    .replace(/(?<![A-Za-z])([AaPp])\.?[Mm]\.?\s?(?=\d{1,2}時)/g, (_all, half: string) =>
      halfOfDay(half),
    )
    .replace(
      /(?<![\d:.])(\d{1,2})\s?([AaPp])\.?[Mm](?![A-Za-z])\.?/g,
      (all, hour: string, half: string) =>
        Number(hour) > 24 ? all : halfOfDay(half) + hours(hour),
    )
    .replace(
      /(?<![\d:A-Za-z])(?:([AaPp])\.?[Mm]\.?\s?)?(\d{1,2}):(\d{2})(?::(\d{2}))?(?![\d:])(?:\s?([AaPp])\.?[Mm](?![A-Za-z])\.?)?/g,
      (
        all,
        before: string | undefined,
        hour: string,
        minute: string,
        second: string | undefined,
        after: string | undefined,
      ) => {
        if (Number(hour) > 29 || Number(minute) > 59 || Number(second ?? 0) > 59) return all;
        return (
          halfOfDay(before ?? after) +
          hours(hour) +
          (Number(minute) > 0 || second ? `${integerToKanji(minute)}分` : "") +
          (second ? `${integerToKanji(second)}秒` : "")
        );
      },
    );
}
