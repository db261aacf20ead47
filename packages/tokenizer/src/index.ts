/**
 * Text → normalised text → sentences → symbols → ids, for five languages.
 * @module @cosyvoice-lite/tokenizer
 */
export { createFrontend, PAUSE_AFTER, type CreateFrontendOptions } from "./frontend";
export { explain } from "./explain/explain";
export { explainUtterance } from "./explain/explain";
export type {
  ExplainedPause,
  ExplainedSpan,
  ExplainedUtterance,
  ExplainedWord,
} from "./explain/explain";
export type { ExplainOptions } from "./explain/explain";
export { currentInventory, parseInventory, type TokenizerInventory } from "./inventory";
export { END, START, SYMBOLS } from "./symbols";
export { LONGEST_PAUSE } from "./markup/pause-mark";
export { isPause } from "./compose/compose";
export { settledEnds } from "./text/settled";
export { splitText, type SplitOptions, type TextPiece } from "./text/split";
export { LANGUAGE_MODULES } from "./languages/registry";
export type { LanguageModule, LanguageRules, PhonemeWord } from "./languages/language-module";
export { createEnglish } from "./languages/en";
export { createJapanese } from "./languages/ja";
export { createMandarin } from "./languages/zh";
export { fetchDictionaryLoader, type DictionaryLoader } from "./languages/shared/dictionary-loader";
