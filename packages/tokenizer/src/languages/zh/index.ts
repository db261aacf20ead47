/**
 * Mandarin Chinese, simplified and traditional.
 * @module
 */
import { mandarinDictionaryUrl } from "../../data-files";
import type { LanguageModule } from "../language-module";
import {
  dictionaryModule,
  packagedDictionary,
  type DictionaryLoader,
} from "../shared/dictionary-loader";

/**
 * The Mandarin module. Its dictionary is loaded once, on the first `load()`; a failed load may be tried again.
 * @param loader - Where the dictionary comes from. Default: the file in this package.
 */
export function createMandarin(
  loader: DictionaryLoader = packagedDictionary(mandarinDictionaryUrl),
): LanguageModule {
  return dictionaryModule({
    language: "zh",
    name: "Mandarin",
    file: "data/zh/dictionary.bin.gz",
    loader,
    create: "createMandarin",
    rules: async () => (await import("./rules")).createMandarinRules,
  });
}

/** Mandarin with the dictionary of this package. */
export const mandarin: LanguageModule = /* @__PURE__ */ createMandarin();
