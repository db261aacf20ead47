/**
 * Tone changes between syllables.
 * @module
 */
import type { TextRange } from "../shared/words";

/**
 * Third-tone sandhi on numbered pinyin: the first of two third tones becomes a second one. It works inside
 * words from left to right, and between a one-syllable word and what follows it.
 * @param pinyin - One entry per character; `""` where a character is not spoken.
 * @param words - Word ranges over the same indices.
 */
export function thirdToneSandhi(pinyin: readonly string[], words: readonly TextRange[]): string[] {
  const out = [...pinyin];
  const isThird = (index: number) => out[index]?.endsWith("3") ?? false;
  const raise = (index: number) => (out[index] = out[index].slice(0, -1) + "2");
  for (const { start, end } of words) {
    const length = end - start;
    // In a three-syllable word of the 2+1 kind both leading syllables rise; 1+2 keeps its first.
    for (let i = start; i < end - 1; i++) if (isThird(i) && pinyin[i + 1]?.endsWith("3")) raise(i);
    if (length === 1 && isThird(start) && pinyin[end]?.endsWith("3")) raise(start);
  }
  return out;
}
