/**
 * Dates and years.
 * @module
 */
import type { TracedText } from "../../../text/traced-text";
import { digitsToChinese, integerToChinese } from "../numbers";
import type { Step } from "./chinese-words";

const MONTH = "0?[1-9]|1[0-2]";
const DAY = "0?[1-9]|[12]\\d|3[01]";

/** A date in figures without the day or without the year where they are not given. */
function spoken(year: string, month: string, day?: string): string {
  return (
    (year ? `${digitsToChinese(year)}年` : "") +
    `${integerToChinese(month)}月` +
    (day ? `${integerToChinese(day)}日` : "")
  );
}

const YEAR_FIRST = new RegExp(
  `(?<![\\d.])(\\d{4})([-/.·])(${MONTH})\\2(${DAY})(?![\\d.]\\d|\\d)`,
  "g",
);
const YEAR_LAST = /(?<![\d.])(\d{1,2})([-/])(\d{1,2})\2((?:1[5-9]|2\d)\d\d)(?!\d)/g;
const SHORT_YEAR = new RegExp(`(?<![\\d/])(\\d{2})/(${MONTH})/(${DAY})(?![\\d/])`, "g");
const YEAR_MONTH = new RegExp(`(?<![\\d/.])([12]\\d{3})/(${MONTH})(?![\\d/])`, "g");
const MONTH_YEAR = /(?<![\d/.])(0[1-9]|1[0-2])[/.]([12]\d{3})(?![\d/])/g;
// A leading zero tells a date from a decimal number.
const MONTH_DAY = new RegExp(`(?<![\\d.])(0[1-9])\\.(0[1-9]|[12]\\d|3[01])(?![\\d.]*\\d)`, "g");

/** Dates written in figures: 2026-11-23, 11/23/2026, 2026/11, 08.15. */
function numericDates(text: TracedText): TracedText {
  return text
    .replace(YEAR_FIRST, (_, year, _mark, month, day) => spoken(year, month, day))
    .replace(YEAR_LAST, (all, first, _mark, second, year) => {
      // Month first, unless only the other order makes a date.
      const [month, day] = Number(first) > 12 ? [second, first] : [first, second];
      return Number(month) > 12 || Number(day) > 31 ? all : spoken(year, month, day);
    })
    .replace(SHORT_YEAR, (_, year, month, day) => spoken(year, month, day))
    .replace(YEAR_MONTH, (_, year, month) => spoken(year, month))
    .replace(MONTH_YEAR, (_, month, year) => spoken(year, month))
    .replace(MONTH_DAY, (_, month, day) => spoken("", month, day));
}

/** 2334BC, 1823年3月bc, 45 A.D.: the era goes in front. */
function eras(text: TracedText): TracedText {
  return text.replace(
    /(?<![\d.])(\d{1,4})(?:年(\d{1,2}月(?:\d{1,2}[日号號])?)?)?\s?(b\.?c\.?|a\.?d\.?)(?:e\.?)?(?![A-Za-z])/gi,
    (_, year, rest, era) =>
      `${/^b/i.test(era) ? "公元前" : "公元"}${digitsToChinese(year)}年${rest ?? ""}`,
  );
}

/** A year in the name of an event: 2028奥运会. */
const EVENT_YEAR =
  /(?<![\d.,-])(?:19|20)\d\d(?=\s?(?:奥运|奧運|世界杯|世博|亚运|亞運|欧洲杯|歐洲盃|春晚|春节|春節|新年|新春|中国|中國|国庆|國慶|高考|世锦赛|夏季|冬季|春季|秋季|暑期|寒假|跨年))/g;
/** Two years with a dash and nothing counted behind them. */
const BARE_YEARS =
  /(?<![\d.,$¥￥-])(1[89]\d\d|20\d\d)(\s?[-–—~～]\s?)(1[89]\d\d|20\d\d)(?![\w.,:%-]|\s?[\u4e00-\u9fff])/g;

/** A round number of years that has passed or lasts is an amount: 3000年历史. */
const DURATION =
  "(?=(?:多|余|餘)?年(?:的?(?:历史|歷史|时间|時間|文明|岁月|歲月)|以?前|来|來|以来|以來|之久|之后|之後))";

/** Figures in front of 年 and its kin: years digit by digit, durations as amounts. */
function years(text: TracedText): TracedText {
  const digits = (figures: string) => digitsToChinese(figures);
  return text
    .replace(new RegExp(`(?<!\\d)([1-9]\\d?00)${DURATION}`, "g"), (_, n) =>
      integerToChinese(n, { liang: "两" }),
    )
    .replace(/(?<=(?:公元|西元|纪元|紀元)前?)\d{1,4}(?=年)/g, digits)
    .replace(/(?<=(?:^|[^\u4e00-\u9fff]|[到至])前)\d{3,4}(?=年)/g, digits)
    .replace(/(?<![\d.A-Za-z])20\d\d(?=[QH][1-4](?!\d))/g, digits)
    .replace(/(?<![\d.])([12]\d\d0)'?s(?![A-Za-z])/g, (_, year) => `${digits(year)}年代`)
    .replace(/['’](\d\d)(?=年)/g, (_, year) => digits(year))
    .replace(EVENT_YEAR, digits)
    .replace(BARE_YEARS, (_, from, dash, until) => digits(from) + dash + digits(until))
    .replace(
      /(?<![\d.])[12]\d{3}(?=\s?[-~～–—至到]\s?[12]\d{3}(?:年|学年|學年|赛季|賽季|[)）]))/g,
      digits,
    )
    .replace(/(?<=[-~～–—至到]\s?)[12]\d{3}(?=[)）])/g, digits)
    .replace(
      /(?<!\d)(\d{4})[-/](\d{2}(?:\d{2})?)(?=赛季|賽季|学年|學年|财年|年度)/g,
      (_, from, until) => `${digits(from)}到${digits(until)}`,
    )
    .replace(
      /(?<!\d)\d{4}(?=年|财年|財年|学年|學年|赛季|賽季|年度|届|屆|级|級|款|版|上半年|下半年|第[一二三四1-4]季)/g,
      digits,
    )
    .replace(/(?<!\d)0\d(?=年)/g, digits)
    .replace(/(?<![\d.])\d{2}(?=年(?:\d{1,2}月|[春夏秋冬初底末]))/g, digits)
    .replace(/(?<![\d.第近约約共整满滿了])[5-9][1-9](?=年(?![前后後来來间間以之的代]))/g, digits)
    .replace(/(?<![\d.])\d[05](?=[后後](?![面来來天]))/g, digits);
}

/** Days that have become names are called by their digits: 9·11, 12.9运动, 5.1劳动节. */
function namedDays(text: TracedText): TracedText {
  return text
    .replace(SALE, (day) => digitsToChinese(day))
    .replace(
      /(?<![\d.·])(\d{1,2})(?:·|\.(?=\d{1,2}(?:劳动节|事件|运动|黄金周|大地震|地震|惨案|国庆|儿童节|妇女节|青年节|假期|长假|長假|晚会|晚會|大促|购物节|購物節|促销)))(\d{1,2})(?![\d·])/g,
      (_, month, day) => digitsToChinese(month + day),
    );
}

/** 618大促: the day of a sale is called by its digits. */
const SALE = /(?<![\d.])\d{3}(?=(?:年中)?(?:大促|购物节|購物節))/g;

/** 02月, 08日: no zero is spoken. */
function calendarNumbers(text: TracedText): TracedText {
  return text.replace(/(?<!\d)0?(\d{1,2})(?=[月日号號])/g, (_, n) => integerToChinese(n));
}

/** Dates and years as words; 号 stays where it is written. */
export const dates: Step = (text) =>
  [numericDates, namedDays, eras, years, calendarNumbers].reduce(
    (current, step) => step(current),
    text,
  );
