/**
 * Numbers of accent phrases where words come from several readings.
 * @module
 */
import type { PhonemeWord } from "../languages/language-module";

/**
 * Gives accent phrases of parts that were read apart numbers of their own, in the order of the words.
 * @param partOf - The part that a word belongs to.
 */
export function numberPhrases(
  words: readonly PhonemeWord[],
  partOf: (word: PhonemeWord) => number,
): PhonemeWord[] {
  const numbers = new Map<string, number>();
  return words.map((word) => {
    if (!word.accent) return word;
    const name = `${partOf(word)} ${word.accent.phrase}`;
    const phrase = numbers.get(name) ?? numbers.size;
    numbers.set(name, phrase);
    return { ...word, accent: { ...word.accent, phrase } };
  });
}
