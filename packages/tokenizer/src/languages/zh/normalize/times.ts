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

/** 8:05 → 八点零五分, 11:00 → 十一点, 1:02:36am → 上午一点零二分三十六秒. */
export function times(words: ChineseWords): Step {
  return (text) =>
    text
      .replace(
        TIME,
        (
          all: string,
          hour: string,
          minute: string,
          second: string,
          half: string,
          at: number,
          whole: string,
        ) => {
          if (!half && SCORE_BEFORE.test(whole.slice(Math.max(0, at - 8), at))) return all;
          // A second half of the day that is written on a 24-hour clock says nothing new.
          const prefix = !half || Number(hour) > 12 ? "" : /a/i.test(half) ? "上午" : "下午";
          const hours = integerToChinese(hour);
          const said = words.liang && hours === "二" ? words.liang : hours;
          const minutes = minute === "00" && !second ? "" : `${padded(minute)}分`;
          return prefix + said + words.hour + minutes + (second ? `${padded(second)}秒` : "");
        },
      )
      .replace(/(?<!\d)0(\d)(?=[点點时時分秒])/g, "$1");
}
