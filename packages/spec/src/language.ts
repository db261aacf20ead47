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

const PRIMARY: Readonly<Record<string, Language>> = {
  zh: "zh",
  cmn: "zh",
  yue: "yue",
  en: "en",
  ja: "ja",
  ko: "ko",
};

/** Regions where unqualified Chinese means Cantonese, and the extended subtag for it. */
const CANTONESE = ["hk", "mo", "yue"];

/**
 * The language of a tag such as `zh`, `zh-Hant-TW`, `cmn-CN`, `zh-HK`, `yue`, `en-US` or `ja-JP`; case is ignored.
 * @param tag - BCP 47.
 * @returns `undefined` for an unsupported language.
 */
export function languageOfTag(tag: string): Language | undefined {
  const [primary = "", ...rest] = tag.trim().toLowerCase().split(/[-_]/);
  if (!rest.every((part) => /^[a-z0-9]{1,8}$/.test(part))) return undefined;
  const language = Object.hasOwn(PRIMARY, primary) ? PRIMARY[primary] : undefined;
  if (primary === "zh" && !rest.includes("cmn") && rest.some((part) => CANTONESE.includes(part)))
    return "yue";
  return language;
}
