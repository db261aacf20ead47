/**
 * The languages that this front end knows: one line each.
 * @module
 */
import type { Language } from "@cosyvoice-lite/spec";
import type { LanguageModule } from "./language-module";

/**
 * The modules by language. They hold neither data nor code until `load()`: who speaks one language loads one.
 *
 * Written out, not made by a function: a call here would keep all five in every bundle that imports anything of this package.
 */
export const LANGUAGE_MODULES: Readonly<Record<Language, LanguageModule>> = {
  zh: { language: "zh", load: async () => (await import("./zh")).mandarin.load() },
  en: { language: "en", load: async () => (await import("./en")).english.load() },
  ja: { language: "ja", load: async () => (await import("./ja")).japanese.load() },
  yue: { language: "yue", load: async () => (await import("./yue")).cantonese.load() },
  ko: { language: "ko", load: async () => (await import("./ko")).korean.load() },
};
