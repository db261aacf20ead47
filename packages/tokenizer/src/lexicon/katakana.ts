/**
 * Katakana with an accent to symbols.
 * @module
 */
import type { WordAccent } from "../languages/language-module";
import { markPitch } from "../languages/ja/accent/mark-pitch";
import { countMorae } from "../languages/ja/accent/morae";
import { createMoraEncoder } from "../languages/ja/mora-symbols";

/**
 * Symbols of one word, which is an accent phrase of its own.
 * @param katakana - As spoken.
 * @param accent - The mora before the fall in pitch, 0 where it does not fall; `undefined`: no pitch marks.
 */
export function katakanaSymbols(
  katakana: string,
  accent: number | undefined,
): { readonly symbols: readonly string[]; readonly accent?: WordAccent } {
  const rows = createMoraEncoder().morae(katakana);
  if (accent === undefined) return { symbols: rows.flat() };
  const morae = countMorae(katakana);
  return markPitch(rows, [{ phrase: { number: 0, morae, nucleus: accent }, offset: 0, morae }]);
}
