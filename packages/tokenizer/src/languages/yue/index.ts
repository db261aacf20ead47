/**
 * Cantonese.
 * @module
 */
import type { LanguageModule, LanguageRules } from "../language-module";
import { createLetterNames } from "../shared/letter-names";
import { remember } from "../shared/remember";
import { spokenParts } from "../shared/spoken-parts";
import { createSegmenter } from "../shared/words";
import { CANTONESE_LETTERS } from "./letters";
import { normalizeCantonese } from "./normalize";
import { loadCantoneseReader } from "./reader";
import { jyutpingSymbols } from "./syllable";

export { loadCantoneseReader, type CantoneseReader } from "./reader";

/** Cantonese: to-jyutping and our own rules for readings, the platform's segmenter for words. */
export const cantonese: LanguageModule = {
  language: "yue",
  async load(): Promise<LanguageRules> {
    const read = await loadCantoneseReader();
    const letterName = createLetterNames(CANTONESE_LETTERS);
    const symbolsOf = remember(jyutpingSymbols);
    const segment = createSegmenter("zh-HK");
    return {
      language: "yue",
      normalize: normalizeCantonese,
      phonemize(text) {
        const symbols = read(text).map((syllables, i) =>
          (syllables.length > 0 ? syllables : (letterName(text[i]) ?? [])).flatMap(
            (syllable) => symbolsOf(syllable) ?? [],
          ),
        );
        return segment(text).flatMap((word) => spokenParts(text, symbols, word));
      },
    };
  },
};
