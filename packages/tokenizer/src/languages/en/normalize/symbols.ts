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
  "⅖": "2/5",
  "⅗": "3/5",
  "⅘": "4/5",
  "⅙": "1/6",
  "⅚": "5/6",
  "⅐": "1/7",
  "⅑": "1/9",
  "⅒": "1/10",
};

const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const LOWERED = "₀₁₂₃₄₅₆₇₈₉";

/** "x²" is "x squared", "10⁻³" "10 to the power of -3"; units keep their ² and ³. */
function expandRaised(text: TracedText): TracedText {
  return text
    .replace(/[₀-₉]/g, (sign) => String(LOWERED.indexOf(sign)))
    .replace(
      /(?<=[\d)]|(?<!\p{L})\p{L})([⁻⁺]?[⁰¹²³⁴-⁹]+)/gu,
      (raised: string, _group, at: number, all: string) => {
        // "5 m²": the units know it.
        if (/^[²³]$/.test(raised) && /\d ?m$/.test(all.slice(Math.max(0, at - 3), at)))
          return raised;
        if (raised === "²") return " squared";
        if (raised === "³") return " cubed";
        const digits = raised.replace(/[⁰¹²³⁴-⁹]/g, (sign) => String(RAISED.indexOf(sign)));
        return ` to the power of ${digits.replace("⁻", "-").replace("⁺", "")}`;
      },
    );
}

/** Faces made of punctuation say nothing; a heart does. */
function expandEmoticons(text: TracedText): TracedText {
  return text
    .replace(/(?<![\p{L}\d])<3+(?![\d.])/gu, "heart")
    .replace(
      /(?<=^|\s)(?:[:;=8xX]['-]?[()DPpOo|/\\*3\][]|[({[]['-]?[:;=]|\^_*\^|-_+-|[oO]_[oO]|T_T|¯\\_\(ツ\)_\/¯)(?=$|[\s.,!?])/gu,
      "",
    );
}

/** Markup: the name starts right after the bracket. */
const TAG = /<\/?[a-z][a-z\d-]{0,20}(?:[\s=][^<>]{0,200})?\/?>/gi;

const COMPOSED: Readonly<Record<string, string>> = {
  "!=": "≠",
  "<=": "≤",
  ">=": "≥",
  "==": "=",
  "=>": "→",
  "->": "→",
  "-->": "→",
  "+/-": "±",
  "+-": "±",
};

/** One spelling for signs that come in several: full-width forms, minus signs, apostrophes, ready-made fractions. */
export function unifySigns(text: TracedText): TracedText {
  return expandEmoticons(expandRaised(text.replace(TAG, " ")))
    .replace(/(?<=\s|\w)(?:!=|<=|>=|==|=>|-{1,2}>|\+\/?-)(?=\s?[\w.])/g, (sign) => COMPOSED[sign])
    .replace(/[\uFF01-\uFF5E]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[\u00A0\u2009\u202F]/g, " ")
    .replace(/[’ʼ]/g, "'")
    .replace(/[−‐‑]/g, "-")
    .replace(/μ/g, "µ")
    .replace(
      /(\d)?([½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅑⅒⅛⅜⅝⅞])/g,
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
  "∑": "sum of",
  "∫": "integral of",
  "∆": "delta",
  "←": "from",
  "↔": "to and from",
  "∈": "in",
  "¢": "cents",
  "₩": "won",
  "₹": "rupees",
  "№": "number",
  "℃": "degrees Celsius",
  "℉": "degrees Fahrenheit",
  "‰": "per mille",
  "✓": "check",
  "²": "squared",
  "³": "cubed",
};

/** Signs left over after numbers were read. A slash between words is "slash"; stars, bars and underscores are silent. */
export function expandSigns(text: TracedText): TracedText {
  return (
    text
      .replace(/#(?=\d)/g, "number ")
      .replace(/\b([CF])#/g, "$1 sharp")
      .replace(
        /[&@%+=×÷±°©®™§¶≈≠≤≥<>$£€¥→←↔#^√π∞~∑∫∆∈¢₩₹№℃℉‰✓²³]/g,
        (sign, at: number, all: string) => {
          const before = /[\s(]/.test(all[at - 1] ?? " ") ? "" : " ";
          const after = /[\s.,;:!?)]/.test(all[at + 1] ?? " ") ? "" : " ";
          return before + SIGNS[sign] + after;
        },
      )
      .replace(/\b(and)\/or\b/gi, "$1 or")
      .replace(
        /\b(he|she|him|her|his|they)\/(?=(?:he|she|him|her|hers|his|they|them)\b)/gi,
        "$1 or ",
      )
      // "TCP/IP", "AC/DC": capitals stand side by side.
      .replace(/(?<=\b\p{Lu}{1,6})\/(?=\p{Lu}{1,6}(?!\p{L}))/gu, " ")
      .replace(/(?<=[\p{L}\d]) ?\/ ?(?=[\p{L}\d])/gu, " slash ")
      .replace(/[*_|\\`{}]+/g, " ")
      // Left over between two blanks, a dash of any length is a pause.
      .replace(/(?<=\p{L}|\d)-{2,}(?=\p{L}|\d)/gu, " — ")
      .replace(/([!?.,])\1{3,}/g, "$1$1$1")
  );
}
