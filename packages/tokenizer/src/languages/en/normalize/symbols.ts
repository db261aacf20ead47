/**
 * Signs that are words.
 * @module
 */
import type { TracedText } from "../../../text/traced-text";

const FRACTIONS: Readonly<Record<string, string>> = {
  "½": "1/2",
  "⅓": "1/3",
  "⅔": "2/3",
  "¼": "1/4",
  "¾": "3/4",
  "⅕": "1/5",
  "⅛": "1/8",
  "⅜": "3/8",
  "⅝": "5/8",
  "⅞": "7/8",
};

/** One spelling for signs that come in several: full-width forms, minus signs, apostrophes, ready-made fractions. */
export function unifySigns(text: TracedText): TracedText {
  return text
    .replace(/[\uFF01-\uFF5E]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[\u00A0\u2009\u202F]/g, " ")
    .replace(/[’ʼ]/g, "'")
    .replace(/[−‐‑]/g, "-")
    .replace(/μ/g, "µ")
    .replace(
      /(\d)?([½⅓⅔¼¾⅕⅛⅜⅝⅞])/g,
      (_, digit: string | undefined, sign: string) => (digit ? `${digit} ` : "") + FRACTIONS[sign],
    );
}

const SIGNS: Readonly<Record<string, string>> = {
  "&": "and",
  "@": "at",
  "%": "percent",
  "+": "plus",
  "=": "equals",
  "×": "times",
  "÷": "divided by",
  "±": "plus or minus",
  "°": "degrees",
  "©": "copyright",
  "®": "registered",
  "™": "trademark",
  "§": "section",
  "¶": "paragraph",
  "≈": "approximately equals",
  "≠": "is not equal to",
  "≤": "is less than or equal to",
  "≥": "is greater than or equal to",
  "<": "less than",
  ">": "greater than",
  $: "dollar",
  "£": "pound",
  "€": "euro",
  "¥": "yen",
  "→": "to",
  "#": "hash",
  "^": "to the power of",
  "√": "square root of",
  π: "pi",
  "∞": "infinity",
  "~": "about",
};

/** Signs left over after numbers were read. A slash between words is "slash"; stars, bars and underscores are silent. */
export function expandSigns(text: TracedText): TracedText {
  return text
    .replace(/#(?=\d)/g, "number ")
    .replace(/\b([CF])#/g, "$1 sharp")
    .replace(/<\/?[a-z][^<>]{0,200}>/gi, " ")
    .replace(/[&@%+=×÷±°©®™§¶≈≠≤≥<>$£€¥→#^√π∞~]/g, (sign, at: number, all: string) => {
      const before = /[\s(]/.test(all[at - 1] ?? " ") ? "" : " ";
      const after = /[\s.,;:!?)]/.test(all[at + 1] ?? " ") ? "" : " ";
      return before + SIGNS[sign] + after;
    })
    .replace(/\b(and)\/or\b/gi, "$1 or")
    .replace(/(?<=[\p{L}\d]) ?\/ ?(?=[\p{L}\d])/gu, " slash ")
    .replace(/[*_|\\`{}]+/g, " ");
}
