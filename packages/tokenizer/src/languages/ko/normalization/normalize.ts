/**
 * Korean text as it is spoken, still in spelling.
 * @module
 */
import type { TracedStep, TracedText } from "../../../text/traced-text";
import { agreeParticle } from "./agree-particle";
import { readMonths, readNativeCounters } from "./counters";
import { readCurrency } from "./currency";
import { readClock, readNumericDates, readRanges, readWeekdays } from "./dates";
import { readFractions } from "./fractions";
import { readPlainNumbers, sinoNumber } from "./numbers";
import { readLettersWithDigits } from "./letters-with-digits";
import { readLoneJamo } from "./lone-jamo";
import { readEquals, readSigns, readSymbols } from "./symbols";
import { readTelephones } from "./telephone";
import { readUnits } from "./units";
import { readAddresses } from "./web";

/** Full-width and circled digits, full-width Latin letters and ½ in ASCII; composed hangul. */
function unifyForms(text: TracedText): TracedText {
  return text
    .replace(/㈜|\(주\)(?=[가-힣])|(?<=[가-힣])\(주\)/g, (_form, at: number, all: string) =>
      /[가-힣]/.test(all[at - 1] ?? "") ? " 주식회사" : "주식회사 ",
    )
    .replace(/[\u1100-\u11ff]+/g, (jamo) => jamo.normalize("NFC"))
    .replace(/(?<=[\d①-⑳])(?=[①-⑳])/g, ", ")
    .replace(/[０-９Ａ-Ｚａ-ｚ①-⑳％]/g, (wide) => wide.normalize("NFKC"))
    .replace(/[Ⅰ-Ⅻⅰ-ⅻ]/g, (numeral) => String(((numeral.charCodeAt(0) - 0x2160) % 16) + 1))
    .replace(/\p{Nd}/gu, (digit) => (digit < "\u0080" ? digit : String(digitValue(digit))))
    .replace(
      /(\d?)([¼½¾⅓⅔⅕⅛])/g,
      (_, whole: string, fraction: string) =>
        (whole && `${whole}${agreeParticle(sinoNumber(whole), "과")} `) +
        fraction.normalize("NFKC").replace("⁄", "/"),
    );
}

/** Digits of other scripts: every row of ten in Unicode begins with its zero. */
function digitValue(digit: string): number {
  const code = digit.codePointAt(0)!;
  let zero = code;
  while (code - zero < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(zero - 1))) zero--;
  return code - zero;
}

/** From the most specific pattern to the least: each step leaves words where it found digits. */
const STEPS: readonly TracedStep[] = [
  unifyForms,
  readAddresses,
  readNumericDates,
  readTelephones,
  readWeekdays,
  readClock,
  readFractions,
  readNativeCounters,
  readRanges,
  readCurrency,
  readMonths,
  readUnits,
  readLettersWithDigits,
  readSigns,
  readPlainNumbers,
  readEquals,
  readSymbols,
  readLoneJamo,
];

/** Writes numbers, units and signs as Korean words; Latin letters outside of units and addresses stay. */
export function normalize(text: TracedText): TracedText {
  return STEPS.reduce((words, step) => step(words), text);
}
