/**
 * Japanese: readings and accents from a dictionary, numbers by rule, morae to symbols.
 * @module
 */
import { SynthesisError } from "@cosyvoice-lite/spec";
import type { LanguageModule, LanguageRules, PhonemeWord } from "../language-module";
import { accentuate } from "./accent/accentuate";
import { markPitch } from "./accent/mark-pitch";
import { createAnalyzer } from "./dictionary/analyzer";
import { createDictionary } from "./dictionary/dictionary";
import { packagedDictionary, type DictionaryLoader } from "./dictionary-loader";
import { createMoraEncoder } from "./mora-symbols";
import type { Analyze } from "./morpheme";
import { normalizeJapanese } from "./normalize/normalize";
import { joinNumberPhrases } from "./number-phrases";
import { readMorphemes } from "./pronounce";
import { groupWords } from "./words";

export { fetchDictionaryLoader, type DictionaryLoader } from "./dictionary-loader";

/** Rules over any analyser. */
export function createJapaneseRules(analyze: Analyze): LanguageRules {
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

/**
 * The Japanese module. Its dictionary is loaded once, on the first `load()`; a failed load may be tried again.
 * @param loader - Where the dictionary comes from. Default: the file in this package.
 */
export function createJapanese(loader: DictionaryLoader = packagedDictionary): LanguageModule {
  let loading: Promise<LanguageRules> | undefined;
  return {
    language: "ja",
    load() {
      loading ??= loadRules(loader).catch((error: unknown) => {
        loading = undefined;
        throw error;
      });
      return loading;
    },
  };
}

async function loadRules(loader: DictionaryLoader): Promise<LanguageRules> {
  try {
    return createJapaneseRules(createAnalyzer(createDictionary(await loader())));
  } catch (cause) {
    const remedy =
      "reinstall @cosyvoice-lite/tokenizer; in a browser, serve its file data/ja/dictionary.bin.gz and pass fetchDictionaryLoader(url) to createJapanese().";
    throw new SynthesisError(
      "BACKEND_UNAVAILABLE",
      `The Japanese dictionary could not be loaded: ${remedy}`,
      { cause },
    );
  }
}

/** Japanese with the dictionary of this package. */
export const japanese: LanguageModule = createJapanese();
