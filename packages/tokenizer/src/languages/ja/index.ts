/**
 * Japanese: readings and accents from a dictionary, numbers by rule, morae to symbols.
 * @module
 */
import { japaneseDictionaryUrl } from "../../data-files";
import type { LanguageModule } from "../language-module";
import {
  dictionaryModule,
  packagedDictionary,
  type DictionaryLoader,
} from "../shared/dictionary-loader";

/**
 * The Japanese module. Its dictionary is loaded once, on the first `load()`; a failed load may be tried again.
 * @param loader - Where the dictionary comes from. Default: the file in this package.
 */
export function createJapanese(
  loader: DictionaryLoader = packagedDictionary(japaneseDictionaryUrl),
): LanguageModule {
  return dictionaryModule({
    language: "ja",
    name: "Japanese",
    file: "data/ja/dictionary.bin.gz",
    loader,
    create: "createJapanese",
    rules: async () => (await import("./rules")).createJapaneseRules,
  });
}

/** Japanese with the dictionary of this package. */
export const japanese: LanguageModule = /* @__PURE__ */ createJapanese();
