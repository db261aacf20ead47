/**
 * Language modules for voices that were trained without pitch marks.
 * @module
 */
import type { Language } from "@cosyvoice-lite/spec";
import type { LanguageModule } from "../languages/language-module";
import { JA_PITCH } from "../symbols";

const isPitch = (symbol: string): boolean => (JA_PITCH as readonly string[]).includes(symbol);

/** The same modules, whose words come without the marks of {@link JA_PITCH}; `accent` stays. */
export function withoutPitch(
  modules: Readonly<Record<Language, LanguageModule>>,
): Readonly<Record<Language, LanguageModule>> {
  return { ...modules, ja: plain(modules.ja) };
}

function plain(module: LanguageModule): LanguageModule {
  return {
    language: module.language,
    async load() {
      const rules = await module.load();
      return {
        ...rules,
        phonemize: (text) =>
          rules.phonemize(text).map((word) => ({
            ...word,
            symbols: word.symbols.filter((symbol) => !isPitch(symbol)),
          })),
      };
    },
  };
}
