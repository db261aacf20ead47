/**
 * Amounts of money.
 * @module
 */
import { numberToChinese } from "../numbers";
import type { ChineseWords, Step } from "./chinese-words";
import { anyOf, DASH, NUMBER, SIGN } from "./patterns";

const SCALES: Readonly<Record<string, string>> = {
  k: "千", m: "百万", mn: "百万", b: "十亿", bn: "十亿", million: "百万", billion: "十亿", thousand: "千",
}; // prettier-ignore

/** $3.50 → 三点五零美元, ￥300万 → 三百万元, 100USD → 一百美元. */
export function money(words: ChineseWords): Step {
  const names = Object.keys(words.currency);
  const signs = anyOf(names);
  const codes = anyOf(names.filter((name) => /^[A-Z]{3}$/.test(name)));
  const scale = `([百千]?[万亿萬億]|(?:${anyOf(Object.keys(SCALES))})(?![A-Za-z]))?`;
  const before = new RegExp(`(${SIGN})?(${signs})\\s?(${NUMBER})\\s?${scale}`, "gi");
  const after = new RegExp(`(${NUMBER})\\s?${scale}\\s?(${codes}|[€£₩₽₹฿₫₱₺])(?![A-Za-z])`, "gi");
  const range = new RegExp(`(${signs})\\s?(${NUMBER})\\s?${DASH}\\s?(?:\\1)?(${NUMBER})`, "g");
  const amount = (number: string, size: string | undefined) =>
    numberToChinese(number, words) + (size ? (SCALES[size.toLowerCase()] ?? size) : "");
  const name = (sign: string) => words.currency[sign] ?? words.currency[sign.toUpperCase()];
  return (text) =>
    text
      .replace(
        range,
        (_, sign, from, until) =>
          amount(from, undefined) + words.to + amount(until, undefined) + name(sign),
      )
      .replace(
        before,
        (_, minus, sign, number, size) => (minus ? "负" : "") + amount(number, size) + name(sign),
      )
      .replace(after, (_, number, size, sign) => amount(number, size) + name(sign));
}
