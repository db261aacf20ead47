/**
 * The rules of Japanese over its dictionary. Apart from the module, so that their code comes with the first Japanese text.
 * @module
 */
import type { LanguageRules, PhonemeWord } from "../language-module";
import { accentuate } from "./accent/accentuate";
import { markPitch } from "./accent/mark-pitch";
import { createAnalyzer } from "./dictionary/analyzer";
import { createDictionary } from "./dictionary/dictionary";
import { createMoraEncoder } from "./mora-symbols";
import { normalizeJapanese } from "./normalize/normalize";
import { joinNumberPhrases } from "./number-phrases";
import { readMorphemes } from "./pronounce";
import { groupWords } from "./words";

/**
 * @param dictionary - The dictionary's bytes after decompression.
 * @throws Error when they are damaged or of another version.
 */
export function createJapaneseRules(dictionary: ArrayBuffer): LanguageRules {
  const analyze = createAnalyzer(createDictionary(dictionary));
  const encode = createMoraEncoder();
  return {
    language: "ja",
    normalize: normalizeJapanese,
    phonemize(text): PhonemeWord[] {
      const reads = readMorphemes(joinNumberPhrases(text, analyze(text)));
      return groupWords(reads, accentuate(reads)).flatMap(({ start, end, kana, parts }) => {
        const rows = encode.morae(kana);
        return rows.some((row) => row.length > 0)
          ? [{ start, end, ...markPitch(rows, parts) }]
          : [];
      });
    },
  };
}
