/**
 * Numbers that no other step has taken.
 * @module
 */
import { digitsToChinese, integerToChinese, numberToChinese } from "../numbers";
import type { ChineseWords, Step } from "./chinese-words";
import { NUMBER, SIGN } from "./patterns";

/** What a lone 2 in front of is 两: measure words, and units of number from 千 on. */
const CLASSIFIERS =
  "[个個位只隻条條张張本次天周週年岁歲倍种種件名家台座辆輛口杯块塊点點小份对對双雙组組套场場门門支枝根片颗顆粒顿頓句篇首棵艘架间間所把盏盞瓶盒袋碗站排批项項起届代千万萬亿億元美欧英港日米吨噸公毫厘平立秒毛斤]";
/** 2 stays 二 in front of these, though they begin like a measure word: 2日, 2年级. */
const NO_CLASSIFIER = "(?!月|日(?!元)|年级|年級|小(?!时|時|节)|次方)";

/** Amounts, ordinals, versions and digit strings as words. */
export function plainNumbers(words: ChineseWords): Step {
  const signed = new RegExp(`(${SIGN}|\\+(?=\\d))?(${NUMBER})`, "g");
  const two = new RegExp(
    `(?<![\\d.第星期])2(?=(?:多|余|餘)?${NO_CLASSIFIER}${CLASSIFIERS}|[到至]\\d+${CLASSIFIERS}|[分](?:钟|鐘))`,
    "g",
  );
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
