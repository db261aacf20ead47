/**
 * What digits are left after dates, times, money and units: ordinals, fractions, ranges, decimals, cardinals.
 * @module
 */
import type { TracedText } from "../../../text/traced-text";
import {
  cardinalWords,
  decimalWords,
  digitPairs,
  ordinalWords,
  pluralWords,
  toOrdinal,
  yearWords,
  scaledWords,
} from "./number-words";

const ROMAN: Readonly<Record<string, number>> = {
  I: 1,
  V: 5,
  X: 10,
  L: 50,
  C: 100,
  D: 500,
  M: 1000,
};
const ROMAN_YEAR =
  /(?<![\p{L}\d])M{1,2}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})(?![\p{L}\d])/gu;
const ROMAN_NUMERAL = /^(?=[IVXLC])C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$/;

function romanValue(numeral: string): number {
  return [...numeral].reduce((sum, letter, i) => {
    const value = ROMAN[letter];
    return sum + (value < (ROMAN[numeral[i + 1]] ?? 0) ? -value : value);
  }, 0);
}

const NUMBERED =
  /\b(Chapter|Part|Volume|Book|Act|Scene|Section|Article|Phase|Type|War|Class|Episode|Level|Stage|Appendix|Figure|Table|Bowl|Title|Grade|Rocky|Unit|Division|Category|Group|Season|Round|Schedule|WrestleMania|Fantasy|Apollo|Mark|Canto|Vatican|Series|Amendment|Tier|Factor) ([IVXLC]{1,8})\b/gi;
const REGNAL =
  /\b(Henry|Louis|George|Charles|Edward|Richard|James|William|Elizabeth|Mary|Philip|Frederick|Napoleon|Nicholas|Alexander|Catherine|Peter|Pope \p{Lu}\p{Ll}+|King \p{Lu}\p{Ll}+|Queen \p{Lu}\p{Ll}+|John Paul|Benedict|Pius|Leo|Ramesses|Otto|Friedrich|Wilhelm|Ivan|Olaf|Harald) ([IVXL]{2,6}|[VX]|I(?=[.,;:)']|$| (?:of|was|and|in|became|who|ruled|died|had|to)\b))(?![\p{L}\d])/gu;

/** "Chapter IV", "World War II", "Henry VIII"; and any numeral of two and more letters from II to XXXIX on its own. */
export function expandRoman(text: TracedText): TracedText {
  return text
    .replace(/\bWW(I{1,2})\b/g, "World War $1")
    .replace(ROMAN_YEAR, (numeral) =>
      numeral.length < 4 ? numeral : yearWords(String(romanValue(numeral))),
    )
    .replace(/\b([IVX]{2,6})(?= (?:century|centuries)\b)/g, (numeral) =>
      ROMAN_NUMERAL.test(numeral) ? ordinalWords(String(romanValue(numeral))) : numeral,
    )
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

function ordinalEnding(digits: string): string {
  if (/1\d$/.test(digits)) return "th";
  return { "1": "st", "2": "nd", "3": "rd" }[digits.at(-1)!] ?? "th";
}

/** "21st", "1,000th"; a number with another number's ending ("13rd") is none. */
export function expandOrdinals(text: TracedText): TracedText {
  return text.replace(
    /(?<![\d.,])(\d{1,3}(?:,\d{3})+|\d+)(st|nd|rd|th)\b/gi,
    (whole, digits: string, ending: string) =>
      ending.toLowerCase() === ordinalEnding(digits)
        ? ordinalWords(digits.replaceAll(",", ""))
        : whole,
  );
}

function fractionWords(top: string, bottom: string): string {
  const count = cardinalWords(top);
  if (Number(bottom) === 2) return `${count} ${Number(top) === 1 ? "half" : "halves"}`;
  const part = Number(bottom) === 4 ? "quarter" : toOrdinal(cardinalWords(bottom));
  return `${count} ${Number(top) === 1 ? part : pluralWords(part)}`;
}

const MIXED =
  /(?<![\d.,/])(?:(\d+)(?: |-and-| and ))?(\d{1,3})\/(\d{1,3})(?:ths?|rds?)?(?!\d|[/.]\d)/g;

/** "1/2", "2 3/4"; "120/80" is a pair of readings. */
export function expandFractions(text: TracedText): TracedText {
  return text
    .replace(
      /(?<![\d.,/])(\d{3})\/(\d{2,3})(?!\d|[/.]\d)/g,
      (_, top: string, bottom: string) => `${digitPairs(top)} over ${digitPairs(bottom)}`,
    )
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

const SCORE =
  /\b(?:won|lost|beat|win|wins|loss|victory|defeat|score|scored|led|lead|leads|final|tied|over)\b/i;

/** Whether two numbers with a dash between are a range or a score, and not the parts of one name. */
function isRange(from: string, to: string): boolean {
  const [low, high] = [from, to].map((number) => Number(number.replaceAll(",", "")));
  if (low < 100 && high < 100) return true;
  return high > low && high <= Math.max(low, 1) * 1000;
}

/** "5-10" and "5–10" are read with "to"; a score such as "3-2" or "3:2" too; "978-0" is not. */
export function expandRanges(text: TracedText): TracedText {
  return text
    .replace(
      /(?<![\p{L}\d.,-])((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)( ?[–-] ?)(?=(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?))(?![\d.,]{1,40}-)/gu,
      (whole, from: string, _dash: string, to: string, at: number, all: string) =>
        isRange(from, to) || SCORE.test(all.slice(Math.max(0, at - 30), at))
          ? `${from} to `
          : whole.includes(" ")
            ? whole
            : `${from} - `,
    )
    .replace(
      /(?<![\d:.])(\d{1,3}):(?=(\d{1,3})(?!\d|[:.]\d))/g,
      (_, first: string, second: string) =>
        // "38:15" is a time in minutes and seconds.
        /^[0-5]\d$/.test(second) && first.length < 3 ? `${first} ` : `${first} to `,
    );
}

const SIGNED = /(^|[\s("'“?!.,;:=])-(?=\.?\d)/g;
const SIGNED_WHOLE = /(^|[\s("'“?!.,;:=])-(?=\d{1,3}(?:,\d{3})+(?![\d.])|\d+(?![\d.]|,\d))/g;
const PLAIN = new RegExp(NUMBER, "g");

/** "-3" (negative), "-3.5" (minus) and "+3": a sign before a number that no number or letter precedes. */
export function expandSigned(text: TracedText): TracedText {
  return text
    .replace(SIGNED_WHOLE, "$1negative ")
    .replace(SIGNED, "$1minus ")
    .replace(/(^|[\s(])\+(?=\.?\d)/g, "$1plus ");
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

const COUNTED = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d{1,3})?|\d{1,4}(?:\.\d{1,3})?`;
const COUNT = new RegExp(
  String.raw`(?<![\p{L}\d.,$€£¥-])(${COUNTED}) ?([kKMB]|[mb]n|[mb]ln|[mb]il)(?![\p{L}\d/-])(?=(\+?)( (\p{L}{1,20}))?)`,
  "gu",
);
const SCALED = new RegExp(
  String.raw`(?<![\p{L}\d.,$€£¥])(\d{1,3}(?:,\d{3})*) (?=(?:thousand|million|billion|trillion)\b)`,
  "gu",
);
/** Where "10K" and "4K" keep their letter. */
const KEEPS_LETTER =
  /^(?:runs?|races?|video|videos|resolution|tv|tvs|monitors?|displays?|screens?|footage|uhd|hdr|gold|steps)$/i;

function scaleOf(letter: string): string {
  if (/^k$/i.test(letter)) return "thousand";
  return letter[0].toLowerCase() === "m" ? "million" : "billion";
}

/** Writes out what counts something; a name such as "4K" or "3B" is left to be read letter by letter. */
export function expandCounts(text: TracedText): TracedText {
  return text
    .replace(
      COUNT,
      (whole, number: string, letter: string, _plus, _gap, next: string | undefined) => {
        const rounded = number.includes(".") || number.length > 1;
        const counts = next !== undefined && /^\p{Ll}/u.test(next) && !KEEPS_LETTER.test(next);
        // Races of five and ten kilometers.
        if (letter === "K" && /^(?:5|10)$/.test(number) && !/^\p{Ll}+s$/u.test(next ?? ""))
          return whole;
        const isName = /^[kB]$/i.test(letter)
          ? !(rounded || counts) || KEEPS_LETTER.test(next ?? "")
          : false;
        const isBare = !number.includes(".") && !counts;
        if (isName || (isBare && (letter === "B" || (letter === "M" && number.length === 1))))
          return whole;
        return `${scaledWords(number)} ${scaleOf(letter)}`;
      },
    )
    .replace(SCALED, (_, number: string) => `${scaledWords(number)} `);
}
