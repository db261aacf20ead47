/**
 * Clock times.
 * @module
 */
import { integerToChinese } from "../numbers";
import type { ChineseWords, Step } from "./chinese-words";

const TIME =
  /(?<![\d:：.])([01]?\d|2[0-4])[:：]([0-5]\d)(?:[:：]([0-5]\d))?(?![\d:：]|\.\d)(\s?[ap]\.?m\.?(?![A-Za-z]))?/gi;
// 3:02 behind such a word is a score, not a time.
const SCORE_BEFORE =
  /(?:比分|大比分|总分|比数|胜|负|平|击败|战胜|不敌|领先|落后|赢|输|比例|爆冷|勝|負|擊敗|戰勝|領先|落後|贏|輸)[^\d]{0,4}$/;

/** A figure that may lead with a zero: 05 is 零五. */
function padded(figure: string): string {
  return (figure[0] === "0" && figure !== "00" ? "零" : "") + integerToChinese(figure);
}

const HALF_DAY = String.raw`([ap])\.?m\.?(?![A-Za-z])`;
const BARE_HOUR = new RegExp(`(?<![\\d:：.$])(1[0-2]|0?[1-9])\\s?${HALF_DAY}`, "gi");
/** From one hour to another of the same half of the day: 2-4pm. */
const HOURS = new RegExp(
  `(?<![\\d:：.$])(1[0-2]|0?[1-9])(\\s?[-~～–—至到]\\s?)(1[0-2]|0?[1-9])\\s?${HALF_DAY}`,
  "gi",
);
/** The text in front has said the part of the day. */
const PART_SAID =
  /(?:[上下中]午|凌晨|[清早]晨|[早晚]上|傍晚|半夜|深夜|午夜|[上下]晝|今晚|朝早|夜晚)\s?$/;

/** 8:05 → 八点零五分, 11:00 → 十一点, 1:02:36am → 上午一点零二分三十六秒, 3pm → 下午三点. */
export function times(words: ChineseWords): Step {
  const [night, morning, noon, afternoon] = words.partsOfDay;
  const partOf = (half: string, hour: string) => {
    // The second half of a day on the 24-hour clock says nothing new.
    if (Number(hour) > 12) return "";
    const am = /a/i.test(half);
    if (Number(hour) === 12) return am ? night : noon;
    return am ? morning : afternoon;
  };
  const sayHour = (hour: string) => {
    const said = integerToChinese(hour);
    return (words.liang && said === "二" ? words.liang : said) + words.hour;
  };
  const sayMinute = (minute: string, hour: string) => {
    if (minute === "00") return "";
    return words.half && minute === "30" && Number(hour) <= 12 && Number(hour) > 0
      ? words.half
      : `${padded(minute)}分`;
  };
  return (text) =>
    text
      .replace(HOURS, (_, from, dash, until, half, at: number, whole: string) => {
        const said = PART_SAID.test(whole.slice(Math.max(0, at - 8), at));
        return (said ? "" : partOf(half, from)) + sayHour(from) + dash + sayHour(until);
      })
      .replace(TIME, (all: string, hour, minute, second, half, at: number, whole: string) => {
        const before = whole.slice(Math.max(0, at - 8), at);
        if (!half && SCORE_BEFORE.test(before)) return all;
        const prefix = half && !PART_SAID.test(before) ? partOf(half, hour) : "";
        if (second) return `${prefix}${sayHour(hour)}${padded(minute)}分${padded(second)}秒`;
        return prefix + sayHour(hour) + sayMinute(minute, hour);
      })
      .replace(BARE_HOUR, (_, hour, half, at: number, whole: string) => {
        const said = PART_SAID.test(whole.slice(Math.max(0, at - 8), at));
        return (said ? "" : partOf(half, hour)) + sayHour(hour);
      })
      .replace(/(?<!\d)0(\d)(?=[点點时時分秒])/g, "$1");
}
