/**
 * The languages that this front end knows: one line each.
 * @module
 */
import type { Language } from "@cosyvoice-lite/spec";
import type { LanguageModule } from "./language-module";

/** The modules by language. They hold neither data nor code until `load()`: who speaks one language loads one. */
export const LANGUAGE_MODULES: Readonly<Record<Language, LanguageModule>> = {
  zh: onUse("zh", async () => (await import("./zh")).mandarin),
  en: onUse("en", async () => (await import("./en")).english),
  ja: onUse("ja", async () => (await import("./ja")).japanese),
  yue: onUse("yue", async () => (await import("./yue")).cantonese),
  ko: onUse("ko", async () => (await import("./ko")).korean),
};

function onUse(language: Language, find: () => Promise<LanguageModule>): LanguageModule {
  return { language, load: async () => (await find()).load() };
}
