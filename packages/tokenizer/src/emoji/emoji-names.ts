/**
 * Names of emoji, by language.
 * @module
 */
import type { Language } from "@cosyvoice-lite/spec";
import { EMOJI } from "./sequences";

/** Names of emoji in one language. */
export interface EmojiNames {
  readonly language: Language;
  /** The name of one emoji, whatever its skin tone; `undefined` where there is none. */
  nameOf(emoji: string): string | undefined;
}

/** Signs of plain text that mean the same as an emoji. */
const SAME_AS: Readonly<Record<string, string>> = {
  "★": "⭐", "☆": "⭐", "✓": "✔", "✗": "❌", "✘": "❌", "✖": "❌", "♡": "♥", "♪": "🎵", "♫": "🎵", "♬": "🎶",
}; // prettier-ignore

/** # and * of a telephone's keys. */
const KEYS: Readonly<Record<Language, readonly [hash: string, star: string]>> = {
  zh: ["井号", "星号"],
  yue: ["井號", "星號"],
  en: ["hash", "star"],
  ja: ["シャープ", "米印"],
  ko: ["샵", "별표"],
};

const IGNORED = /[\ufe0e\ufe0f]|(?<=.)[\u{1f3fb}-\u{1f3ff}]/gsu;
const LETTER_A = 0x1f1e6;

/** Loads the names of one language: about 12 kB, compressed, on top of 2 kB that all languages share. */
export async function loadEmojiNames(language: Language): Promise<EmojiNames> {
  const [{ default: shared }, { default: own }] = await Promise.all([
    import("../../data/emoji/sequences.json"),
    loaders[language](),
  ]);
  const names = own.names.split("\n");
  const table = new Map(shared.sequences.split(" ").map((emoji, i) => [emoji, names[i]]));

  const lookUp = (emoji: string): string | undefined => {
    const bare = emoji.replace(IGNORED, "");
    return table.get(SAME_AS[bare] ?? bare);
  };

  const nameOf = (emoji: string): string | undefined => {
    if (emoji.endsWith("\u20e3"))
      return emoji.startsWith("#") || emoji.startsWith("*")
        ? KEYS[language][emoji.startsWith("#") ? 0 : 1]
        : emoji[0];
    const known = lookUp(emoji);
    if (known !== undefined) return known;
    const parts = emoji.includes("\u200d") ? emoji.split("\u200d") : Array.from(emoji);
    // Letters of a flag that is none are read as letters; parts that nobody joined so before are named one by one.
    if (/^[\u{1f1e6}-\u{1f1ff}]+$/u.test(emoji))
      return parts
        .map((part) => String.fromCharCode(65 + part.codePointAt(0)! - LETTER_A))
        .join(" ");
    if (parts.length === 1) return undefined;
    const found = parts.map(lookUp).filter((name) => name !== undefined);
    return found.length > 0 ? found.join(" ") : undefined;
  };

  return { language, nameOf };
}

const loaders: Readonly<Record<Language, () => Promise<{ default: { names: string } }>>> = {
  zh: () => import("../../data/emoji/zh.json"),
  yue: () => import("../../data/emoji/yue.json"),
  en: () => import("../../data/emoji/en.json"),
  ja: () => import("../../data/emoji/ja.json"),
  ko: () => import("../../data/emoji/ko.json"),
};

/** Emoji in a text, in order. */
export function findEmoji(text: string): { readonly emoji: string; readonly at: number }[] {
  return Array.from(text.matchAll(EMOJI), ({ 0: emoji, index }) => ({ emoji, at: index }));
}
