/**
 * The languages that this front end knows: one line each.
 * @module
 */
import type { Language } from "@cosyvoice-lite/spec";
import type { LanguageModule } from "./language-module";
import { english } from "./en";
import { japanese } from "./ja";
import { korean } from "./ko";
import { cantonese } from "./yue";
import { mandarin } from "./zh";

/** The modules by language. They hold no data until `load()`. */
export const LANGUAGE_MODULES: Readonly<Record<Language, LanguageModule>> = {
  zh: mandarin,
  en: english,
  ja: japanese,
  yue: cantonese,
  ko: korean,
};
