/**
 * Maps BCP 47 (RFC 5646) language tags to the languages of the library.
 * @module
 */
import type { Language } from "./language";

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
