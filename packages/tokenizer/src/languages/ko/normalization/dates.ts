import type { TracedText } from "../../../text/traced-text";
import { monthName } from "./counters";
import { nativeNumber, RANGE, sinoNumber } from "./numbers";

const WEEKDAY = "[월화수목금토일]";
/** Hours that the clock and counter steps have read already. */
const NATIVE_HOUR =
  "(?:한|두|세|네|다섯|여섯|일곱|여덟|아홉|열한?|열두|[일이삼사]?십?[일이삼사오육칠팔구]?)";
/** How far after a range sign its unit may stand, in UTF-16 units. */
const NEARBY = 24;

function date(year: string, month: string, day: string): string {
  return `${sinoNumber(year)}년 ${monthName(Number(month))}월 ${sinoNumber(day)}일`;
}

function isDate(month: string, day: string): boolean {
  return Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= 31;
}

/** 2024-07-23, 2024/3/20, 2024. 3. 20. and 10/30/2024 (month first). */
export function readNumericDates(text: TracedText): TracedText {
  return text
    .replace(
      /(?<![\d.-])(\d{4})([-/.])\s?(\d{1,2})\2\s?(\d{1,2})(?![\d-])\.?/g,
      (whole, year, _, month, day) => (isDate(month, day) ? date(year, month, day) : whole),
    )
    .replace(
      /(?<![\d./-])(\d{2})([-/.])(\d{2})\2(\d{2})(?![\d.-])/g,
      (whole, year, _, month, day) => (isDate(month, day) ? date(year, month, day) : whole),
    )
    .replace(/(?<![\d/])(\d{1,2})\/(\d{1,2})\/(\d{4})(?![\d/])/g, (whole, month, day, year) =>
      isDate(month, day) ? date(year, month, day) : whole,
    )
    .replace(
      /(?<![\d/])(\d{1,2})\/(\d{1,2})(?=\s?\((?:[월화수목금토일])\))/g,
      (whole, month, day) =>
        isDate(month, day) ? `${monthName(Number(month))}월 ${sinoNumber(day)}일` : whole,
    );
}

/** 10월 8일(화) → 10월 8일 화요일; also (월~금). */
export function readWeekdays(text: TracedText): TracedText {
  return text
    .replace(new RegExp(`(?<=일)\\s?\\((${WEEKDAY})\\)`, "g"), " $1요일 ")
    .replace(
      new RegExp(`\\((${WEEKDAY})\\s?${RANGE}\\s?(${WEEKDAY})\\)`, "g"),
      " $1요일부터 $2요일 ",
    )
    .replace(
      new RegExp(`(?<![가-힣\\d])(${WEEKDAY})${RANGE}(${WEEKDAY})(?![가-힣\\d])`, "g"),
      "$1요일부터 $2요일",
    )
    .replace(/(?<=요일) (?=$|[\s,.!?)])/g, "");
}

/** 14:05, 9:30:15. Hours up to twelve are native Korean, as after 오전 and 오후. */
export function readClock(text: TracedText): TracedText {
  return text
    .replace(/(?<=\d:\d{2})\s?[-–]\s?(?=\d{1,2}:\d{2})/g, "~")
    .replace(
      /(?<![\d:.])([01]?\d|2[0-4]):([0-5]\d)(?::([0-5]\d))?(?![\d:])/g,
      (_, hour: string, minute: string, second: string | undefined) => {
        const value = Number(hour);
        const parts = [`${value >= 1 && value <= 12 ? nativeNumber(value) : sinoNumber(hour)}시`];
        if (Number(minute) > 0) parts.push(`${sinoNumber(minute)}분`);
        if (second !== undefined) parts.push(`${sinoNumber(second)}초`);
        return parts.join(" ");
      },
    );
}

/** "From … to" between numbers: 부터 in dates, 에서 elsewhere. */
export function readRanges(text: TracedText): TracedText {
  const between = new RegExp(
    String.raw`(?<=\d|\d[십백천만억조]{0,2}\s?[가-힣%]{1,3}|요일|[가-힣][시분초])\s?${RANGE}\s?(?=[-−₩$€£¥]?\d|(?:오전|오후|새벽|아침|저녁|밤|다음\s?날)\s?(?:\d|${NATIVE_HOUR}시)|${NATIVE_HOUR}시)`,
    "g",
  );
  // 3~4년 is "three or four years", 삼사년; in 6월 3~4일 both are dates.
  const neighbours = new RegExp(
    String.raw`(?<![\d.,]|월\s?)([1-9])\s?${RANGE}\s?([1-9])(?=\s?(?:년(?!대)|주|개월|분|초|일|층|회|학년))`,
    "g",
  );
  const joined = text.replace(neighbours, (whole, low: string, high: string) =>
    Number(high) === Number(low) + 1 ? sinoNumber(low) + sinoNumber(high) : whole,
  );
  return joined.replace(between, (sign, index: number, source: string) => {
    const isDate =
      /(?:[년월일시분초]|요일)\s?$/.test(source.slice(Math.max(0, index - 3), index)) ||
      /^[^가-힣\d]{0,3}\d+\s?(?:년|월|일|시(?!간))/.test(
        source.slice(index + sign.length, index + sign.length + NEARBY),
      );
    return isDate ? "부터 " : "에서 ";
  });
}
