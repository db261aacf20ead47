/**
 * Percentages and fractions.
 * @module
 */
import { integerToChinese, numberToChinese } from "../numbers";
import type { ChineseWords, Step } from "./chinese-words";
import { DASH, NUMBER, SIGN } from "./patterns";

const PARTS: Readonly<Record<string, string>> = {
  "%": "百分之",
  "％": "百分之",
  "‰": "千分之",
  "‱": "万分之",
};
const VULGAR: Readonly<Record<string, string>> = {
  "½": "二分之一",
  "⅓": "三分之一",
  "⅔": "三分之二",
  "¼": "四分之一",
  "¾": "四分之三",
};

/** A word that no range can begin with. */
const WORD_BEFORE =
  "(?<=[\\u4e00-\\u9fff])(?<![零一二两兩三四五六七八九十百千万亿萬億年月日号號点點分秒元])";

/** 12.5% → 百分之十二点五, 10%-20% → 百分之十到百分之二十, -1/3 → 负三分之一, 1又1/5 → 一又五分之一. */
export function fractions(words: ChineseWords): Step {
  const range = new RegExp(`(${NUMBER})\\s?${DASH}\\s?(${NUMBER})\\s?([%％‰])`, "g");
  const percentRange = new RegExp(`(?<=[%％‰])\\s?${DASH}\\s?(?=\\d)`, "g");
  const minusPercent = new RegExp(`${WORD_BEFORE}[-−](?=\\d{1,9}(?:\\.\\d{1,9})?\\s?[%％‰])`, "g");
  const percent = new RegExp(`(${SIGN})?(${NUMBER})\\s?([%％‰‱])`, "g");
  const fraction = new RegExp(
    `(${SIGN})?(?<![\\d/.第])(\\d{1,4})[/⁄](\\d{1,4})(?![\\d/]|\\.\\d)`,
    "g",
  );
  const spokenFraction = new RegExp(`${SIGN}(?=[\\d百千万萬]+分之)`, "g");
  return (text) =>
    text
      .replace(/(?<![\d/.])24\/7(?![\d/.])/g, "二十四七")
      .replace(
        range,
        (_, from, until, sign) =>
          PARTS[sign] + numberToChinese(from) + words.to + numberToChinese(until),
      )
      .replace(percentRange, words.to)
      .replace(minusPercent, "负")
      .replace(
        percent,
        (_, minus, number, sign) => (minus ? "负" : "") + PARTS[sign] + numberToChinese(number),
      )
      .replace(spokenFraction, "负")
      .replace(/[½⅓⅔¼¾]/g, (sign) => VULGAR[sign])
      .replace(
        fraction,
        (_, minus, above, below) =>
          `${minus ? "负" : ""}${integerToChinese(below)}分之${integerToChinese(above)}`,
      );
}
