/** The five languages, in the order of their default ids. */
export const LANGUAGES = ["zh", "en", "ja", "yue", "ko"] as const;

/** Chinese (Mandarin), English, Japanese, Cantonese, Korean. */
export type Language = (typeof LANGUAGES)[number];

/** A language, or `auto`: detected from script and Cantonese marker words. */
export type LanguageOption = Language | "auto";

/** Whether a value names one of {@link LANGUAGES}. */
export function isLanguage(value: unknown): value is Language {
  return (LANGUAGES as readonly unknown[]).includes(value);
}
