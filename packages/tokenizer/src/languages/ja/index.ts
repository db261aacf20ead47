/**
 * Japanese: readings from a dictionary, numbers by rule, morae to symbols.
 * @module
 */
import { SynthesisError } from "@cosyvoice-lite/spec";
import type { LanguageModule, LanguageRules, PhonemeWord } from "../language-module";
import type { DictionaryLoader } from "./dictionary-loader";
import { nodeDictionaryLoader } from "./dictionary-loader-node";
import { loadKuromojiAnalyzer } from "./kuromoji-analyzer";
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
      return groupWords(readMorphemes(joinNumberPhrases(text, analyze(text)))).flatMap(
        ({ start, end, kana }) => {
          const symbols = encode(kana);
          return symbols.length > 0 ? [{ start, end, symbols }] : [];
        },
      );
    },
  };
}

/**
 * The Japanese module. Its dictionary is loaded once, on the first `load()`; a failed load may be tried again.
 * @param loader - Where the dictionary comes from. Default: the installed package, which needs Node.
 */
export function createJapanese(loader?: DictionaryLoader): LanguageModule {
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

async function loadRules(loader: DictionaryLoader | undefined): Promise<LanguageRules> {
  try {
    return createJapaneseRules(
      await loadKuromojiAnalyzer(loader ?? (await nodeDictionaryLoader())),
    );
  } catch (cause) {
    const remedy =
      "in Node, install @patdx/kuromoji; elsewhere, pass fetchDictionaryLoader(url) to createJapanese().";
    throw new SynthesisError(
      "BACKEND_UNAVAILABLE",
      `The Japanese dictionary could not be loaded: ${remedy}`,
      { cause },
    );
  }
}

/** Japanese with the dictionary of the installed package. */
export const japanese: LanguageModule = createJapanese();
