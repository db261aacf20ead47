/**
 * Japanese text normalisation.
 * @module
 */
import type { TracedStep, TracedText } from "../../../text/traced-text";
import { writeAbbreviations, writeIdentifiers, writeLettersWithDigits } from "./letters";
import {
  writeArithmetic,
  writeFractions,
  writePlainNumbers,
  writeRanges,
  writeTelephones,
} from "./numbers";
import { writeCurrencies } from "./currencies";
import { writeDates, writeTimes, writeWeekdays } from "./dates";
import { foldWidth } from "./fold-width";
import { writeSymbols } from "./symbols";
import { writeUnits } from "./units";
import { writeWebAddresses } from "./web-addresses";

/** From the most specific spelling to the least: each step leaves words where it found digits. */
const STEPS: readonly TracedStep[] = [
  foldWidth,
  writeWebAddresses,
  writeAbbreviations,
  writeDates,
  writeWeekdays,
  writeTimes,
  writeTelephones,
  writeIdentifiers,
  writeCurrencies,
  writeUnits,
  writeLettersWithDigits,
  writeFractions,
  writeRanges,
  writeArithmetic,
  writePlainNumbers,
  writeSymbols,
];

/**
 * Writes digits, units and signs as Japanese words; numbers become kanji numerals, whose sounds
 * (三百 サンビャク, 三本 サンボン) are the business of `phonemize`.
 * Letters outside of addresses, kana, kanji and sentence punctuation stay.
 */
export function normalizeJapanese(text: TracedText): TracedText {
  return STEPS.reduce((result, write) => write(result), text);
}
