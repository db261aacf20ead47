/**
 * Written English to spoken words: numbers, dates, money, units, signs and short forms.
 * @module
 */
import type { TracedStep, TracedText } from "../../../text/traced-text";
import { expandAbbreviations } from "./abbreviations";
import { expandAddresses } from "./addresses";
import { expandAlphanumeric } from "./alphanumeric";
import {
  expandCounts,
  expandCardinals,
  expandEquations,
  expandFractions,
  expandOrdinals,
  expandRanges,
  expandRoman,
  expandSigned,
} from "./numbers";
import { expandCurrency } from "./currency";
import { expandDates, expandDecades, expandYears } from "./dates";
import { expandDigitStrings } from "./phone-numbers";
import { expandSigns, unifySigns } from "./symbols";
import { expandTimes } from "./times";
import { expandUnits } from "./units";
import { expandWeb } from "./web";

// The order matters: a step may take what a later one would read otherwise ("1/2/2024" before "1/2").
const STEPS: readonly TracedStep[] = [
  unifySigns,
  expandWeb,
  expandAddresses,
  expandTimes,
  expandDates,
  expandAbbreviations,
  expandCurrency,
  expandDigitStrings,
  expandAlphanumeric,
  expandCounts,
  (text) => text.replace(/#(?=\d)/g, "number "),
  expandDecades,
  expandEquations,
  expandSigned,
  expandFractions,
  expandOrdinals,
  expandUnits,
  expandYears,
  expandRanges,
  expandRoman,
  expandCardinals,
  expandSigns,
];

/** Writes out what is not words; letters and sentence punctuation stay. Runs of blanks become one. */
export function normalizeEnglish(text: TracedText): TracedText {
  return STEPS.reduce((current, step) => step(current), text)
    .replace(/[ \t]{2,}/g, " ")
    .replace(/ (?=[,.;:!?)](?:\s|$))/g, "")
    .trim();
}
