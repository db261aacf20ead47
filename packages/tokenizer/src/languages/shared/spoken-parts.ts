import type { PhonemeWord } from "../language-module";
import type { TextRange } from "./words";

/** Stands for a character that is heard in the one before it. */
export const JOINED = "joined";

/**
 * The spoken stretches of one word, with a part per character: the word is cut at a character without reading, so that
 * the rest is still heard.
 * @param text - The text that the word stands in.
 * @param symbols - What each UTF-16 unit of the text is spoken as; a character outside the basic plane has its symbols
 *   at its first unit.
 */
export function spokenParts(
  text: string,
  symbols: readonly (readonly string[] | typeof JOINED)[],
  { start, end }: TextRange,
): PhonemeWord[] {
  interface Stretch {
    start: number;
    end: number;
    symbols: string[];
    parts: { length: number; symbolCount: number }[];
  }
  const stretches: Stretch[] = [];
  let current: Stretch | undefined;
  for (let i = start; i < end; i++) {
    const own = symbols[i];
    const joins = own === JOINED || (own.length === 0 && isSecondHalf(text, i));
    if (joins && current) {
      current.end = i + 1;
      current.parts[current.parts.length - 1].length++;
    } else if (joins || own.length === 0) {
      current = undefined;
    } else {
      if (!current) stretches.push((current = { start: i, end: i, symbols: [], parts: [] }));
      current.symbols.push(...own);
      current.parts.push({ length: 1, symbolCount: own.length });
      current.end = i + 1;
    }
  }
  return stretches;
}

function isSecondHalf(text: string, index: number): boolean {
  return /[\udc00-\udfff]/.test(text[index]);
}
