import type { TracedText } from "../../../text/traced-text";
import { isTenMinutes } from "../counters";

const DIGITS = "〇一二三四五六七八九";
const SMALL_POWERS = ["", "十", "百", "千"];
const LARGE_POWERS = ["", "万", "億", "兆", "京"];

/** Each digit by itself: 2024 to 二〇二四. */
export const digitsToKanji = (digits: string): string =>
  digits.replace(/\d/g, (digit) => DIGITS[Number(digit)]);

/** Each digit by itself with 0 as the word ゼロ, as telephone numbers are spoken. */
export const digitsToSpokenKanji = (digits: string): string =>
  digitsToKanji(digits).replaceAll("〇", "ゼロ");

/**
 * A whole number with powers: 2024 to 二千二十四. 千 before 万 and higher is 一千; numbers of more than
 * 20 digits are written digit by digit.
 * @param digits - Half-width digits without commas; leading zeros are ignored.
 */
export function integerToKanji(digits: string): string {
  const number = digits.replace(/^0+(?=\d)/, "");
  if (number === "0") return "〇";
  if (number.length > 4 * LARGE_POWERS.length) return digitsToKanji(number);
  let result = "";
  for (let group = Math.ceil(number.length / 4) - 1; group >= 0; group--) {
    const end = number.length - 4 * group;
    const four = number.slice(Math.max(0, end - 4), end);
    const words = groupToKanji(four);
    if (!words) continue;
    const bareThousand = group > 0 && words.startsWith("千");
    result += (bareThousand ? "一" : "") + words + LARGE_POWERS[group];
  }
  return result;
}

/** Up to four digits; 一 is silent before 十 百 千. */
function groupToKanji(digits: string): string {
  return [...digits]
    .map((digit, index) => {
      const power = digits.length - 1 - index;
      if (digit === "0") return "";
      return (digit === "1" && power > 0 ? "" : DIGITS[Number(digit)]) + SMALL_POWERS[power];
    })
    .join("");
}

/** A number with an optional decimal part and thousands commas: 1,234.05 to 千二百三十四点〇五. */
function numberToKanji(number: string): string {
  const [whole, decimals] = number.replaceAll(",", "").split(".");
  const words = integerToKanji(whole);
  if (decimals === undefined) return words;
  // Before 点 the zero is レイ, which is how 零 is read.
  return `${words === "〇" ? "零" : words}点${digitsToKanji(decimals)}`;
}

/** Neighbours that decide what 十分 means are no longer than this. */
const NEIGHBOUR = 8;

/** Numbers with powers; digit by digit after a leading zero. */
export function writePlainNumbers(text: TracedText): TracedText {
  return (
    text
      // 3.11.2 is a version, not a decimal.
      .replace(/(?<!\d)\d+(?:\.\d+){2,}/g, (version) =>
        version.split(".").map(integerToKanji).join("点"),
      )
      .replace(/(?<!\d)\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![,\d])/g, numberToKanji)
      // 十分 alone would be ジューブン, "enough".
      .replace(/(?<![\d.])10分(?!の[\d一二三四五六七八九])/g, (minutes, at: number, all: string) =>
        isTenMinutes(
          all.slice(Math.max(0, at - NEIGHBOUR), at),
          all.slice(at + minutes.length, at + minutes.length + NEIGHBOUR),
        )
          ? "十分"
          : "十プン",
      )
      .replace(/(?<![\d.])0時(?!間)/g, "零時")
      .replace(/(?<!\d)\d+\.\d+/g, numberToKanji)
      .replace(/\d+/g, (digits) =>
        digits.length > 2 && digits.startsWith("0")
          ? digitsToKanji(digits)
          : integerToKanji(digits),
      )
  );
}

/** A number with its sign, as a fraction has it above and below. */
const FRACTION = /(?<![\d.,/√])(√?)(\d[\d,]*(?:\.\d+)?)[/⁄](√?)(\d[\d,]*(?:\.\d+)?)(?![\d/])/g;

/** 3/4 to 四分の三; a root sign stays before its number. */
export function writeFractions(text: TracedText): TracedText {
  return text.replace(
    FRACTION,
    (_all, rootAbove: string, above: string, rootBelow: string, below: string) =>
      `${rootBelow && "ルート"}${numberToKanji(below)}分の${rootAbove && "ルート"}${numberToKanji(above)}`,
  );
}

/** What a score stands beside: 3-2で勝利, スコアは1-0. */
const SCORE_AFTER =
  /^\s?(?:で?\s?(?:勝|敗|引き?分|快勝|完勝|完敗|辛勝|大勝|逆転|下し|破|リード|制)|の(?:勝|敗|引き?分|同点|スコア|完封|接戦|逆転))/;

/** Hyphens and waves between numbers to から, 対, の or マイナス. */
export function writeRanges(text: TracedText): TracedText {
  const isSum =
    /\d\s?[=≠≒]|[=≠≒]\s?-?\d/.test(text.text) || /^\s*\d+\s?-\s?\d+\s*$/.test(text.text);
  return (
    (isSum ? text.replace(/(?<=[\d)])\s?-\s?(?=[\d(])/g, "マイナス") : text)
      // A range may carry units and weekdays: 3日~5日, 10%~20%.
      .replace(/(?<=[\d一-龠ァ-ヶー]\)?)\s?~\s?(?=-?[\d一-龠])/g, "から")
      .replace(/(?<=\d(?:[時分日月年歳円人階個度%]|キロ|パーセント))\s?-\s?(?=\d)/g, "から")
      // Three and more groups are an address or a serial number.
      .replace(/(?<![\d-])\d+(?:-\d+){2,}(?![\d-])/g, (groups) => groups.replaceAll("-", "の"))
      .replace(/(?<=(?:丁目|番地|番)\d{0,4})-(?=\d)/g, "の")
      .replace(
        /(?<![\d-])(\d+)-(\d+)(?![\d-])/g,
        (all, first: string, last: string, at: number, whole: string) =>
          Number(first) < Number(last) &&
          !SCORE_AFTER.test(whole.slice(at + all.length, at + all.length + 8))
            ? `${first}から${last}`
            : `${first}対${last}`,
      )
      .replace(/(?<=\d)\s?:\s?(?=\d)/g, "対")
      .replace(/#(?=\d)/g, "ナンバー")
  );
}

/** Signs of a sum to words; numbers stay in digits. */
export function writeArithmetic(text: TracedText): TracedText {
  return text
    .replace(/(?<=[\d)])\s?(?:[×✕*]|[xX](?=\s?\d))\s?(?=[\d(√-])/g, "カケル")
    .replace(/(?<=[\d)])\s?÷\s?(?=[\d(√-])/g, "ワル")
    .replace(/(?<=[\d)A-Za-z])\^(\d{1,4})/g, "の$1乗")
    .replace(/\s?±\s?(?=\d)/g, "プラスマイナス")
    .replace(/\s?\+\s?(?=[\d(√])/g, "プラス")
    .replace(/[△▲]\s?(?=\d)/g, "マイナス")
    .replace(/(?<![\d A-Za-z])-\s?(?=[\d√])|(?<=\s)-(?=[\d√])/g, "マイナス")
    .replace(/(?<=\S)\s?[≒≈≃]\s?/g, "ニアリーイコール")
    .replace(/(?<=\S)\s?≠\s?/g, "ノットイコール")
    .replace(/(?<=[\dA-Za-z)])\s?(?:≥|≧|>=)\s?(?=[\d-])/g, "大なりイコール")
    .replace(/(?<=[\dA-Za-z)])\s?(?:≤|≦|<=)\s?(?=[\d-])/g, "小なりイコール")
    .replace(/(?<=[\d)])\s?=\s?(?=\S)/g, "イコール")
    .replace(/(?<=\d)\s?>\s?(?=\d)/g, "大なり")
    .replace(/(?<=\d)\s?<\s?(?=\d)/g, "小なり");
}

const spoken = (number: string): string =>
  digitsToSpokenKanji(number)
    .replace(/[-() ]+/g, "の")
    .replace(/^の|の$/g, "");

/** Digits that call somebody or address a letter. */
export function writeTelephones(text: TracedText): TracedText {
  return (
    text
      .replace(
        /〒\s?(\d{3})-?(\d{4})(?!\d)/g,
        (_all, area: string, rest: string) => `郵便番号${spoken(area)}の${spoken(rest)}`,
      )
      .replace(
        /\+(\d{1,3})[ -](\(?0?\)?\d{1,4}(?:[- ]?\d{2,4}){1,3})(?!\d)/g,
        (_all, country: string, rest: string) => `プラス${spoken(country)}${spoken(rest)}`,
      )
      .replace(/(?<![\d.,/-])0\d{1,3}\(\d{1,4}\)\d{4}(?![\d-])/g, spoken)
      .replace(/(?<![\d.,/-])\(?0\d{1,4}\)?[- ]?\d{1,4}-\d{3,4}(?![\d-])/g, spoken)
      .replace(/(?<![\d.,/-])0\d{1,3} \d{2,4} \d{3,4}(?![\d-])/g, spoken)
      .replace(/(?<![\d.,/-])0\d{9,10}(?![\d.,])/g, spoken)
      .replace(/(?<![\d.,/-])0\d{2}-\d{7,8}(?![\d-])/g, spoken)
      // The second half of a postal code often starts with zero, that of a range never does.
      .replace(/(?<![\d.,/-])\d{3}-0\d{3}(?![\d-])/g, spoken)
      // The police number has a name of its own.
      .replace(/(?<![\d.,/-])110番(?![目線地街台号組手])/g, "百とお番")
  );
}
