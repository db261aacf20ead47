/**
 * Mandarin Chinese, simplified and traditional.
 * @module
 */
import type { LanguageModule, LanguageRules, PhonemeWord } from "../language-module";
import type { TextRange } from "../shared/words";
import { MERGED } from "./erhua";
import { createLetterNames } from "./letters";
import { createChineseNormalizer, MANDARIN_WORDS } from "./normalize";
import { loadMandarinReader } from "./reader";
import { syllableSymbols } from "./syllable";

export { loadMandarinReader, type MandarinReader, type MandarinReading } from "./reader";

/** Mandarin: pinyin-pro for readings, then our own context and sandhi rules. */
export const mandarin: LanguageModule = {
  language: "zh",
  async load(): Promise<LanguageRules> {
    const read = await loadMandarinReader();
    const letterName = createLetterNames();
    return {
      language: "zh",
      normalize: createChineseNormalizer(MANDARIN_WORDS),
      phonemize(text) {
        const { words, spoken } = read(text);
        const symbols = spoken.map((reading, i) =>
          reading === MERGED
            ? MERGED
            : (reading ? [reading] : (letterName(text[i]) ?? [])).flatMap(
                (syllable) => syllableSymbols(syllable) ?? [],
              ),
        );
        return words.flatMap((word) => spokenParts(symbols, word));
      },
    };
  },
};

/** The spoken stretches of one word: it is cut at a character without reading, so that the rest is still heard. */
function spokenParts(
  symbols: readonly (readonly string[] | typeof MERGED)[],
  { start, end }: TextRange,
): PhonemeWord[] {
  const parts: { start: number; end: number; symbols: string[] }[] = [];
  let current: (typeof parts)[number] | undefined;
  for (let i = start; i < end; i++) {
    const own = symbols[i];
    if (own.length === 0) {
      current = undefined;
      continue;
    }
    if (!current) parts.push((current = { start: i, end: i, symbols: [] }));
    // A merged 儿 is heard in the syllable before it.
    if (own !== MERGED) current.symbols.push(...own);
    current.end = i + 1;
  }
  return parts;
}
