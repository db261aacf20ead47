/**
 * Japanese: readings and accents from a dictionary, numbers by rule, morae to symbols.
 * @module
 */
import { SynthesisError } from "@cosyvoice-lite/spec";
import type { LanguageModule, LanguageRules } from "../language-module";
import { packagedDictionary, type DictionaryLoader } from "./dictionary-loader";

export { fetchDictionaryLoader, type DictionaryLoader } from "./dictionary-loader";

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
    const [dictionary, { createJapaneseRules }] = await Promise.all([loader(), import("./rules")]);
    return createJapaneseRules(dictionary);
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
export const japanese: LanguageModule = /* @__PURE__ */ createJapanese();
