/**
 * Pitch marks between the morae of a word.
 * @module
 */
import type { WordAccent } from "../../language-module";
import { JA_PITCH } from "../../../symbols";
import { isHigh, type PhrasePart } from "./accentuate";

const [RISE, FALL] = JA_PITCH;

/** Symbols with their marks, and the same pitch as letters. */
interface PitchedSymbols {
  readonly symbols: string[];
  readonly accent: WordAccent;
}

/**
 * Puts a rise before the first high mora of a phrase that begins low, and a fall behind its nucleus.
 * @param rows - Symbols of each mora of the word; an empty row is not heard and gets no letter.
 * @param parts - Where these morae stand in accent phrases.
 */
export function markPitch(
  rows: readonly (readonly string[])[],
  parts: readonly PhrasePart[],
): PitchedSymbols {
  const symbols: string[] = [];
  let pattern = "";
  let row = 0;
  for (const { phrase, offset, morae } of parts) {
    for (let index = offset; index < offset + morae; index++) {
      const sounds = rows[row++] ?? [];
      const high = isHigh(phrase, index);
      if (index > 0 && high && !isHigh(phrase, index - 1)) symbols.push(RISE);
      symbols.push(...sounds);
      if (high && index + 1 === phrase.nucleus) symbols.push(FALL);
      if (sounds.length > 0) pattern += high ? "H" : "L";
    }
  }
  // Morae that the accent does not know of (a word joined in the middle of a mora) keep the pitch before them.
  for (const sounds of rows.slice(row)) {
    symbols.push(...sounds);
    if (sounds.length > 0) pattern += pattern.at(-1) ?? "L";
  }
  return { symbols, accent: { phrase: parts[0]?.phrase.number ?? 0, pattern } };
}
