/**
 * English: General American, from a lexicon, a letter-to-sound model and rules.
 * @module
 */
import { englishDictionaryUrl } from "../../data-files";
import type { LanguageModule } from "../language-module";
import {
  dictionaryModule,
  packagedDictionary,
  type DictionaryLoader,
} from "../shared/dictionary-loader";

/**
 * The English module. Its lexicon and letter-to-sound model are loaded once, on the first `load()`; a failed load may be tried again.
 * @param loader - Where they come from. Default: the file in this package.
 */
export function createEnglish(
  loader: DictionaryLoader = packagedDictionary(englishDictionaryUrl),
): LanguageModule {
  return dictionaryModule({
    language: "en",
    name: "English",
    file: "data/en/dictionary.json.gz",
    loader,
    create: "createEnglish",
    rules: async () => (await import("./rules")).createEnglishRules,
  });
}

/** English with the dictionary of this package. */
export const english: LanguageModule = /* @__PURE__ */ createEnglish();
