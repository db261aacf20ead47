/**
 * Korean text as it is spoken, still in spelling.
 * @module
 */
import { readMonths, readNativeCounters } from "./counters";
import { readCurrency } from "./currency";
import { readClock, readNumericDates, readRanges, readWeekdays } from "./dates";
import { readFractions } from "./fractions";
import { readLoneJamo } from "./lone-jamo";
import { readPlainNumbers } from "./plain-numbers";
import { readSigns } from "./signs";
import { readTelephones } from "./telephone";
import { readUnits } from "./units";
import { readAddresses } from "./web";

/** Full-width digits and Latin letters as ASCII; composed hangul. */
function unifyForms(text: string): string {
  return text.normalize("NFC").replace(/[０-９Ａ-Ｚａ-ｚ]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));
}

/** From the most specific pattern to the least: each step leaves words where it found digits. */
const STEPS: readonly ((text: string) => string)[] = [
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
  readLoneJamo,
];

/** Writes numbers, units and signs as Korean words; Latin letters outside of units and addresses stay. */
export function normalize(text: string): string {
  return STEPS.reduce((words, step) => step(words), text);
}
