/**
 * Text → normalised text → sentences → symbols → ids, for five languages.
 * @module
 */
export { createFrontend, type CreateFrontendOptions } from "./frontend";
export { currentInventory, parseInventory, type TokenizerInventory } from "./inventory";
export { END, SYMBOLS } from "./symbols";
export { isPause } from "./compose/compose";
export { splitText, type SplitOptions, type TextPiece } from "./text/split";
export { LANGUAGE_MODULES } from "./languages/registry";
export type { LanguageModule, LanguageRules, PhonemeWord } from "./languages/language-module";
export { createJapanese } from "./languages/ja";
export { fetchDictionaryLoader } from "./languages/ja/dictionary-loader";
