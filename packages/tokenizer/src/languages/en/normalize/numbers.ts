/**
 * What digits are left after dates, times, money and units: ordinals, fractions, ranges, decimals, cardinals.
 * @module
 */
import type { TracedText } from "../../../text/traced-text";
import { cardinalWords, decimalWords, ordinalWords, pluralWords, toOrdinal } from "./number-words";

const ROMAN: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100 };
const ROMAN_NUMERAL = /^(?=[IVXL])(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3})$/;

function romanValue(numeral: string): number {
  return [...numeral].reduce((sum, letter, i) => {
    const value = ROMAN[letter];
    return sum + (value < (ROMAN[numeral[i + 1]] ?? 0) ? -value : value);
  }, 0);
}

const NUMBERED =
  /\b(Chapter|Part|Volume|Book|Act|Scene|Section|Article|Phase|Type|War|Class|Episode|Level|Stage|Appendix|Figure|Table) ([IVXL]{1,6})\b/gi;
const REGNAL =
  /\b(Henry|Louis|George|Charles|Edward|Richard|James|William|Elizabeth|Mary|Philip|Frederick|Napoleon|Nicholas|Alexander|Catherine|Peter|Pope \p{Lu}\p{Ll}+|King \p{Lu}\p{Ll}+|Queen \p{Lu}\p{Ll}+|John Paul|Benedict|Pius|Leo|Ramesses|Otto|Friedrich|Wilhelm|Ivan|Olaf|Harald) ([IVXL]{1,6})\b/gu;

/** "Chapter IV", "World War II", "Henry VIII"; and any numeral of two and more letters from II to XXXIX on its own. */
export function expandRoman(text: TracedText): TracedText {
  return text
    .replace(/\bWW(I{1,2})\b/g, "World War $1")
    .replace(NUMBERED, (whole, word: string, numeral: string) =>
      ROMAN_NUMERAL.test(numeral) ? `${word} ${cardinalWords(String(romanValue(numeral)))}` : whole,
    )
    .replace(REGNAL, (whole, name: string, numeral: string) =>
      ROMAN_NUMERAL.test(numeral)
        ? `${name} the ${ordinalWords(String(romanValue(numeral)))}`
        : whole,
    )
    .replace(/\b(?:X{1,3}(?:IX|IV|V?I{1,3}|V)|VI{1,3}|I[VX]|I{2,3})\b/g, (numeral) =>
      cardinalWords(String(romanValue(numeral))),
    );
}

/** "21st", "1,000th". */
export function expandOrdinals(text: TracedText): TracedText {
  return text.replace(/(?<![\d.,])(\d{1,3}(?:,\d{3})+|\d+)(st|nd|rd|th)\b/g, (_, digits: string) =>
    ordinalWords(digits.replaceAll(",", "")),
  );
}

function fractionWords(top: string, bottom: string): string {
  const count = cardinalWords(top);
  if (Number(bottom) === 2) return `${count} ${Number(top) === 1 ? "half" : "halves"}`;
  const part = Number(bottom) === 4 ? "quarter" : toOrdinal(cardinalWords(bottom));
  return `${count} ${Number(top) === 1 ? part : pluralWords(part)}`;
}

const MIXED =
  /(?<![\d.,/])(?:(\d+)(?: |-and-| and ))?(\d{1,3})\/(\d{1,3})(?:ths?|rds?)?(?![\d/.])/g;

/** "1/2", "2 3/4", "24/7". */
export function expandFractions(text: TracedText): TracedText {
  return text
    .replace(/(?<!\d)24\/7(?!\d)/g, "twenty four seven")
    .replace(MIXED, (whole, integer: string | undefined, top: string, bottom: string) => {
      if (Number(bottom) < 2) return whole.replace("/", " over ");
      if (!integer) return fractionWords(top, bottom);
      const part =
        Number(top) === 1 && Number(bottom) === 2
          ? "a half"
          : Number(top) === 1 && Number(bottom) === 4
            ? "a quarter"
            : fractionWords(top, bottom);
      return `${cardinalWords(integer)} and ${part}`;
    });
}

const NUMBER = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+|\d+|\.\d+`;
const EXPRESSION = new RegExp(
  String.raw`(${NUMBER}|\b[a-z]\b) ?([-–+*×x÷/]) ?(?=(?:${NUMBER}|\b[a-z]\b) ?=)`,
  "g",
);
const OPERATORS: Readonly<Record<string, string>> = {
  "-": "minus",
  "–": "minus",
  "+": "plus",
  "*": "times",
  "×": "times",
  x: "times",
  "÷": "divided by",
  "/": "divided by",
};

/** "1-2=5", "3 x 4 = 12": signs between the numbers of an equation. */
export function expandEquations(text: TracedText): TracedText {
  return text
    .replace(EXPRESSION, (_, left: string, sign: string) => `${left} ${OPERATORS[sign]} `)
    .replace(/(\d) ?[×] ?(?=\d)/g, "$1 by ")
    .replace(/(\d) x (?=\d)/g, "$1 by ")
    .replace(/(\d)x(?=\d)/g, "$1 by ");
}

/** "5-10" and "5–10" are read with "to"; a score such as "3:2" too. */
export function expandRanges(text: TracedText): TracedText {
  return text
    .replace(
      /(?<![\p{L}\d.,-])(\d{1,3}(?:,\d{3})+|\d+)((?:\.\d+)?) ?[–-] ?(?=\d)(?![\d.,]*-)/gu,
      "$1$2 to ",
    )
    .replace(/(?<![\d:.])(\d{1,2}):(?=\d{1,2}(?![\d:.]))/g, "$1 to ");
}

const SIGNED = /(^|[\s("'“?!.,;:=])-(?=\.?\d)/g;
const PLAIN = new RegExp(NUMBER, "g");

/** "-3" and "+3": a sign before a number that no number or letter precedes. */
export function expandSigned(text: TracedText): TracedText {
  return text.replace(SIGNED, "$1minus ").replace(/(^|[\s(])\+(?=\.?\d)/g, "$1plus ");
}

/** Every number that is left: "1,234.5", "B12" (letters and digits apart). */
export function expandCardinals(text: TracedText): TracedText {
  return text
    .replace(/(\p{L})-(?=\d)/gu, "$1 ")
    .replace(
      /(?<=\p{L})(\d{1,4})s\b/gu,
      (_, digits: string) => ` ${pluralWords(cardinalWords(digits))}`,
    )
    .replace(PLAIN, (number, at: number, all: string) => {
      const before = /\p{L}/u.test(all[at - 1] ?? "") ? " " : "";
      const after = /\p{L}/u.test(all[at + number.length] ?? "") ? " " : "";
      return before + decimalWords(number) + after;
    });
}
