/**
 * Amounts of money.
 * @module
 */
import { counted, scaledToChinese } from "../numbers";
import type { ChineseWords, Step } from "./chinese-words";
import { anyOf, DASH, NUMBER, SIGN } from "./patterns";

/** How many places a scale in letters moves the decimal point. */
const PLACES: Readonly<Record<string, number>> = {
  k: 3, thousand: 3, m: 6, mn: 6, mm: 6, mio: 6, million: 6, b: 9, bn: 9, billion: 9, t: 12, tn: 12, trillion: 12,
}; // prettier-ignore

/** $3.50 → 三点五零美元, ￥300万 → 三百万元, $1.5M → 一百五十万美元, 100USD → 一百美元. */
export function money(words: ChineseWords): Step {
  const names = Object.keys(words.currency);
  const signs = anyOf(names);
  const marks = anyOf(names.filter((name) => /[^A-Z]$/.test(name)));
  const codes = anyOf(names.filter((name) => /^[A-Z]{3}$/.test(name)));
  const scale = `((?:多|余|餘)?[百千]?[万亿萬億]|(?:${anyOf(Object.keys(PLACES))})(?![A-Za-z]))?`;
  const before = new RegExp(
    `(${SIGN})?((?:(?<![A-Za-z])(?:${codes})|${marks}))\\s?(${NUMBER})\\s?${scale}(\\+)?`,
    "gi",
  );
  const after = new RegExp(
    `(${NUMBER})\\s?${scale}\\s?((?:${codes})(?![A-Za-z])|[€£₩₽₹฿₫₱₺₿￠¢])`,
    "gi",
  );
  const range = new RegExp(
    `(${signs})\\s?(${NUMBER})\\s?${scale}\\s?${DASH}\\s?(?:\\1)?(${NUMBER})\\s?${scale}`,
    "gi",
  );
  const name = (sign: string) => words.currency[sign] ?? words.currency[sign.toUpperCase()];
  const amount = (number: string, size: string | undefined) => {
    const places = size ? PLACES[size.toLowerCase()] : undefined;
    if (places !== undefined) return scaledToChinese(number, places, words);
    return counted(number, words) + (size ?? "");
  };
  const price = (number: string, size: string | undefined, sign: string) => {
    const [integer, fraction = ""] = number.replace(/,/g, "").split(".");
    const said = sign === "$" && !size ? words.price?.(integer, fraction) : undefined;
    return said ?? amount(number, size) + name(sign);
  };
  return (text) =>
    text
      .replace(
        range,
        (_, sign, from, fromSize, until, size) =>
          amount(from, fromSize) + words.to + amount(until, size) + name(sign),
      )
      .replace(
        before,
        (_, minus, sign, number, size, plus) =>
          (minus ? "负" : "") + price(number, size, sign) + (plus ? "以上" : ""),
      )
      .replace(after, (_, number, size, sign) => amount(number, size) + name(sign));
}
