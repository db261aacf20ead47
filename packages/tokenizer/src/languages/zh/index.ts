/**
 * Mandarin Chinese, simplified and traditional.
 * @module
 */
import type { LanguageModule, LanguageRules } from "../language-module";
import { createLetterNames } from "../shared/letter-names";
import { remember } from "../shared/remember";
import { JOINED, spokenParts } from "../shared/spoken-parts";
import { MERGED } from "./erhua";
import { MANDARIN_LETTERS } from "./letters";
import { createChineseNormalizer, MANDARIN_WORDS } from "./normalize";
import { loadMandarinReader } from "./reader";
import { syllableSymbols } from "./syllable";

export { loadMandarinReader, type MandarinReader, type MandarinReading } from "./reader";

/** Mandarin: pinyin-pro for readings, then our own context and sandhi rules. */
export const mandarin: LanguageModule = {
  language: "zh",
  async load(): Promise<LanguageRules> {
    const read = await loadMandarinReader();
    const letterName = createLetterNames(MANDARIN_LETTERS);
    const symbolsOf = remember(syllableSymbols);
    return {
      language: "zh",
      normalize: createChineseNormalizer(MANDARIN_WORDS),
      phonemize(text) {
        const { words, spoken } = read(text);
        const symbols = spoken.map((reading, i) =>
          reading === MERGED
            ? JOINED
            : (reading ? [reading] : (letterName(text[i]) ?? [])).flatMap(
                (syllable) => symbolsOf(syllable) ?? [],
              ),
        );
        return words.flatMap((word) => spokenParts(text, symbols, word));
      },
    };
  },
};
