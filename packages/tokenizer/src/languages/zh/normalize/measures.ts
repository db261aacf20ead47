/**
 * Quantities with a unit symbol.
 * @module
 */
import { numberToChinese } from "../numbers";
import type { ChineseWords, Step } from "./chinese-words";
import { anyOf, DASH, NUMBER, SIGN } from "./patterns";
import { TIME_UNITS, UNIT_NAMES } from "./unit-names";

const SCALE = "([百千]?[万亿萬億])?";
/** Measure words that a slash joins: 元/吨 is 元每吨. */
const WORDS = "元|美元|人|次|米|公里|千米|克|千克|公斤|毫克|吨|噸|升|毫升|度|个|個|株|件|辆|輛|只|隻|字|亩|畝|平方米|平方公里|立方米|小时|小時|分钟|分鐘|秒|天|日|月|年|周|週|套|台|张|張|本|瓶|盒|晚|公顷|公頃"; // prettier-ignore

/** A number in front of something counted: a lone 2 is 两. */
function counted(number: string, words: ChineseWords): string {
  return number === "2" && words.liang ? words.liang : numberToChinese(number, words);
}

/** 5kg → 五千克, -5℃ → 零下五摄氏度, 10km/h → 每小时十公里, 5mg/L → 五毫克每升, 元/吨 → 元每吨. */
export function measures(words: ChineseWords): Step {
  // Several spellings of small letters are common (5KG, 20hz); where capitals say something else, only the exact one.
  const exact = new Map(Object.entries(UNIT_NAMES));
  const folded = new Map<string, string>();
  for (const [symbol, name] of exact)
    if (symbol.length > 1 && !folded.has(symbol.toLowerCase()))
      folded.set(symbol.toLowerCase(), name);
  const nameOf = (symbol: string) => exact.get(symbol) ?? folded.get(symbol.toLowerCase());
  const symbols = anyOf([...exact.keys()]);
  const perTime = anyOf(Object.keys(TIME_UNITS));
  const end = "(?![A-Za-z²³])";
  const quantity = new RegExp(
    `(${SIGN})?(${NUMBER})\\s?${SCALE}(${symbols})(?:/(${perTime})|/(${symbols}))?${end}`,
    "gi",
  );
  const range = new RegExp(`(?<=\\d)\\s?(?:${symbols})?\\s?${DASH}\\s?(?=[\\d.]+\\s?(?:${symbols})${end})`, "gi"); // prettier-ignore
  const slash = new RegExp(`(?<=${WORDS})/(?=(?:${WORDS}))`, "g");
  const say = (minus: string | undefined, number: string, scale = "", symbol: string) => {
    const sign = minus ? (/[°º℃℉]/.test(symbol) ? "零下" : "负") : "";
    return sign + counted(number, words) + scale + nameOf(symbol);
  };
  const below = new RegExp(
    `(?<![\\w)）%％℃])[-−](?=\\d{1,3}(?:\\.\\d)?(?:${DASH}\\d{1,2})?(?:(?:摄氏)?度(?!数)|\\s?[°℃℉]))`,
    "g",
  );
  return (text) =>
    text
      .replace(below, "零下")
      .replace(range, (all) => `${unitOf(all, nameOf)}${words.to}`)
      .replace(quantity, (all, minus, number, scale, symbol, time, per) => {
        if (nameOf(symbol) === undefined || (per && nameOf(per) === undefined)) return all;
        if (time) return `每${TIME_UNITS[time.toLowerCase()]}${say(minus, number, scale, symbol)}`;
        return say(minus, number, scale, symbol) + (per ? `每${nameOf(per)}` : "");
      })
      .replace(/(?<=\d)w(?![A-Za-z])/g, "万")
      .replace(slash, "每");
}

/** The unit that stands in front of a dash: in 10cm-20cm both are said. */
function unitOf(text: string, nameOf: (symbol: string) => string | undefined): string {
  const symbol = text.replace(/[\s~～〜–—-]/g, "");
  return symbol ? (nameOf(symbol) ?? symbol) : "";
}
