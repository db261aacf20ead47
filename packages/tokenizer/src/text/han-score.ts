/**
 * How much the characters of a text speak for a language that shares them with Mandarin.
 * @module
 */
import type { HanWeights } from "./han-weights";

/** Code of the letter `j`, which stands for the weight 0. */
const ZERO = 0x6a;

/**
 * The sum of the weights of a text's characters: above 0 it is more likely in the class than in Mandarin.
 * @param table - Characters in the order of their codes, which are searched without any set-up.
 */
export function hanScore(text: string, { characters, weights }: HanWeights): number {
  let score = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x3400) continue;
    let low = 0;
    let high = characters.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (characters.charCodeAt(middle) < code) low = middle + 1;
      else high = middle;
    }
    if (characters.charCodeAt(low) === code) score += weights.charCodeAt(low) - ZERO;
  }
  return score;
}
