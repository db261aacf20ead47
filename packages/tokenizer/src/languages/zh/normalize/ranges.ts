/**
 * Ranges, scores, ratios and sums.
 * @module
 */
import { numberToChinese } from "../numbers";
import type { ChineseWords, Step } from "./chinese-words";
import { DASH, NUMBER, NUMERAL } from "./patterns";

const SCORE =
  /(?<=(?:比分|总分|總分|比数|以|胜|负|平|击败|战胜|不敌|领先|落后|赢|输|勝|負|擊敗|戰勝|領先|落後|贏|輸)[^\d]{0,4})(\d{1,3})[-–](\d{1,3})(?![\d年月日点:])/g;
/** A dash between two numbers of a sum that has its equals sign is a minus. */
const DIFFERENCE =
  /(?<=\d\s?)[-−](?=\s?\d{1,12}(?:\.\d{1,9})?(?:\s?[-−+×÷*/]\s?\d{1,12}){0,9}\s?(?:=|[等得]))/g;

/** A ratio of more than two numbers; clock times have been read before. */
const CHAIN = /(?<![\d:：.])\d{1,4}(?:[:：]\d{1,4}){2,7}(?![\d:：])/g;

/** 3:2 → 三比二, 10-20 → 十到二十, 三月-五月 → 三月到五月, 5-3= → 五减三等于. */
export function ranges(words: ChineseWords): Step {
  const ratio = new RegExp(`(${NUMBER})\\s?[:：∶]\\s?(${NUMBER})(?![\\d:：])`, "g");
  const range = new RegExp(
    `(?<=[\\d年月日号號点點时時分秒元米克里度天周岁歲名个個人万萬亿億]|${NUMERAL})\\s?${DASH}\\s?(?=[$¥￥€£]?\\d|${NUMERAL}|百分之|(?:凌晨|[上中下][午晝]))`,
    "g",
  );
  return (text) =>
    text
      .replace(DIFFERENCE, "减")
      .replace(SCORE, "$1比$2")
      .replace(CHAIN, (chain) => chain.replace(/[:：]/g, "比"))
      .replace(ratio, (_, a, b) => `${numberToChinese(a, words)}比${numberToChinese(b, words)}`)
      .replace(range, words.to);
}
