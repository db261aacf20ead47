/**
 * Cantonese.
 * @module
 */
import type { LanguageModule, LanguageRules, PhonemeWord } from "../language-module";
import { createSegmenter } from "../shared/words";
import { normalizeCantonese } from "./normalize";
import { jyutpingSymbols } from "./syllable";

/** Cantonese: to-jyutping for readings, the platform's segmenter for words. */
export const cantonese: LanguageModule = {
  language: "yue",
  async load(): Promise<LanguageRules> {
    const { getJyutpingList } = await import("to-jyutping");
    const segment = createSegmenter("zh-HK");
    return {
      language: "yue",
      normalize: normalizeCantonese,
      phonemize(text) {
        const readings = new Map<number, string[]>();
        let offset = 0;
        for (const [character, jyutping] of getJyutpingList(text)) {
          if (jyutping) readings.set(offset, jyutping.split(" "));
          offset += character.length;
        }
        return segment(text).flatMap((word) => spokenParts(readings, word.start, word.end));
      },
    };
  },
};

/** The spoken stretches of one word. */
function spokenParts(
  readings: ReadonlyMap<number, string[]>,
  start: number,
  end: number,
): PhonemeWord[] {
  const parts: PhonemeWord[] = [];
  let current: { start: number; end: number; symbols: string[] } | undefined;
  for (let i = start; i < end; i++) {
    const symbols = readings.get(i)?.flatMap((syllable) => jyutpingSymbols(syllable) ?? []) ?? [];
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
