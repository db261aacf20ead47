/**
 * Cantonese.
 * @module
 */
import type { LanguageModule, LanguageRules, PhonemeWord } from "../language-module";
import { createSegmenter } from "../shared/words";
import { normalizeCantonese } from "./normalize";
import { loadCantoneseReader } from "./reader";
import { jyutpingSymbols } from "./syllable";

export { loadCantoneseReader, type CantoneseReader } from "./reader";

/** Cantonese: to-jyutping and our own rules for readings, the platform's segmenter for words. */
export const cantonese: LanguageModule = {
  language: "yue",
  async load(): Promise<LanguageRules> {
    const read = await loadCantoneseReader();
    const segment = createSegmenter("zh-HK");
    return {
      language: "yue",
      normalize: normalizeCantonese,
      phonemize(text) {
        const readings = read(text);
        return segment(text).flatMap((word) => spokenParts(readings, word.start, word.end));
      },
    };
  },
};

/** The spoken stretches of one word. */
function spokenParts(
  readings: readonly (readonly string[])[],
  start: number,
  end: number,
): PhonemeWord[] {
  const parts: PhonemeWord[] = [];
  let current: { start: number; end: number; symbols: string[] } | undefined;
  for (let i = start; i < end; i++) {
    const symbols = readings[i]?.flatMap((syllable) => jyutpingSymbols(syllable) ?? []) ?? [];
    if (symbols.length === 0) {
      current = undefined;
      continue;
    }
    if (!current) parts.push((current = { start: i, end: i, symbols: [] }));
    current.symbols.push(...symbols);
    current.end = i + 1;
  }
  return parts;
}
