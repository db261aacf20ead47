/**
 * Korean text as it is spoken, still in spelling.
 * @module
 */
import type { TracedStep, TracedText } from "../../../text/traced-text";
import { readMonths, readNativeCounters } from "./counters";
import { readCurrency } from "./currency";
import { readClock, readNumericDates, readRanges, readWeekdays } from "./dates";
import { readFractions } from "./fractions";
import { readLoneJamo } from "./lone-jamo";
import { readPlainNumbers } from "./plain-numbers";
import { readEquals, readSigns } from "./signs";
import { readTelephones } from "./telephone";
import { readUnits } from "./units";
import { readAddresses } from "./web";

/** Full-width and circled digits, full-width Latin letters and ½ in ASCII; composed hangul. */
function unifyForms(text: TracedText): TracedText {
  return text
    .replace(/[\u1100-\u11ff]+/g, (jamo) => jamo.normalize("NFC"))
    .replace(/[０-９Ａ-Ｚａ-ｚ①-⑳]/g, (wide) => wide.normalize("NFKC"))
    .replace(
      /(\d?)([¼½¾⅓⅔⅕⅛])/g,
      (_, whole: string, fraction: string) =>
        (whole && `${whole}과 `) + fraction.normalize("NFKC").replace("⁄", "/"),
    );
}

/** From the most specific pattern to the least: each step leaves words where it found digits. */
const STEPS: readonly TracedStep[] = [
  unifyForms,
  readAddresses,
  readTelephones,
  readNumericDates,
  readWeekdays,
  readClock,
  readCurrency,
  readFractions,
  readNativeCounters,
  readRanges,
  readMonths,
  readUnits,
  readSigns,
  readPlainNumbers,
  readEquals,
  readLoneJamo,
];

/** Writes numbers, units and signs as Korean words; Latin letters outside of units and addresses stay. */
export function normalize(text: TracedText): TracedText {
  return STEPS.reduce((words, step) => step(words), text);
}
