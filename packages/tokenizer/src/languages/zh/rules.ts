/**
 * The rules of Mandarin over its data file.
 * @module
 */
import type { LanguageRules } from "../language-module";
import { createLetterNames } from "../shared/letter-names";
import { remember } from "../shared/remember";
import { JOINED, spokenParts } from "../shared/spoken-parts";
import { MERGED } from "./erhua";
import { MANDARIN_LETTERS } from "./letters";
import { createChineseNormalizer, MANDARIN_WORDS } from "./normalize";
import { createMandarinReader } from "./reader";
import { syllableSymbols } from "./syllable";

/**
 * Makes the rules.
 * @param dictionary - The decompressed file.
 */
export function createMandarinRules(dictionary: ArrayBuffer): LanguageRules {
  const read = createMandarinReader(dictionary);
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
}
