/**
 * Digits, units and symbols as Chinese words.
 * @module
 */
import type { ChineseWords, Step } from "./chinese-words";
import { calledNumbers, namedNumbers } from "./called-numbers";
import { dates } from "./dates";
import { fractions } from "./fractions";
import { measures } from "./measures";
import { money } from "./money";
import { phoneNumbers } from "./phone-numbers";
import { plainNumbers } from "./plain-numbers";
import { ranges, series } from "./ranges";
import { plainFigures } from "./numeral-forms";
import { angles, powers } from "./powers";
import { choices, slashes } from "./slashes";
import { symbols } from "./symbols";
import { times } from "./times";

export { MANDARIN_WORDS, type ChineseWords } from "./chinese-words";

/** Makes the normaliser of a Chinese language from its words. */
export function createChineseNormalizer(words: ChineseWords): Step {
  // The order matters: a step takes what a later one would read otherwise (12/2/2002 before 12/2).
  const steps: readonly Step[] = [
    plainFigures,
    angles,
    calledNumbers(words),
    phoneNumbers(words),
    namedNumbers,
    slashes,
    series(words),
    dates,
    times(words),
    money(words),
    fractions(words),
    measures(words),
    powers,
    choices,
    ranges(words),
    plainNumbers(words),
    symbols(words),
  ];
  return (text) => steps.reduce((current, step) => step(current), text);
}
