/**
 * Numbers that no other step has taken.
 * @module
 */
import { digitsToChinese, integerToChinese, numberToChinese } from "../numbers";
import type { ChineseWords, Step } from "./chinese-words";
import { COUNTS } from "./measure-words";
import { NUMBER, SIGN } from "./patterns";

/** Amounts, ordinals, versions and digit strings as words. */
export function plainNumbers(words: ChineseWords): Step {
  const signed = new RegExp(`(${SIGN}|\\+(?=\\d))?(${NUMBER})`, "g");
  const two = new RegExp(`(?<![\\d.第星期杠])2(?=${COUNTS}|[到至、或]\\s?\\d+${COUNTS})`, "g");
  const digits = (text: string) => digitsToChinese(text);
  return (text) =>
    text
      .replace(/(\d)#(?=[楼樓机機线線厂廠库庫门門])/g, "$1号")
      .replace(/(?<=第)\d+/g, (n) => integerToChinese(n, words))
      .replace(/(?<=(?<!\d)[A-Z])2(?=[A-Z](?![A-Za-z\d]))/g, " to ")
      .replace(/(?<![\d.])\d+(?:\.\d+){2,}(?![\d.]*\d)/g, (version) =>
        version.split(".").map(digits).join("点"),
      )
      // Model numbers, trains and bus lines: RTX4090, G1234次, 302路.
      .replace(/(?<=[A-Za-z]-?)\d{3,20}(?!\d|[.,:]\d)/g, digits)
      .replace(/(?<![\d.])\d{3}(?=路(?:公交|车|車|$|[，。,]))/g, digits)
      .replace(/(?<=(?:巴士|小巴|公交车?|公車))\d{3}(?=[号號路])/g, digits)
      // Lines of a picture: 1080p.
      .replace(/(?<![\d.])\d{3,4}(?=[pP](?![A-Za-z\d]))/g, digits)
      .replace(two, words.liang ?? "二")
      .replace(/(?<![\d.,])0\d+(?![\d.,]*\d)/g, digits)
      .replace(signed, (_, sign, number) => {
        const said = numberToChinese(number, words);
        if (!sign) return said;
        return (sign === "+" ? "加" : "负") + said;
      })
      // What is left are digits that touch each other in no known form: "1,23", "1.2.".
      .replace(/\d+/g, (n) => numberToChinese(n, words));
}
