import type { Language } from "@cosyvoice-lite/spec";
import type { TextEdit, TracedText } from "../text/traced-text";

/**
 * One emoji of a cleaned text, with whatever modifies it: skin tone, joined parts (families, professions), the two halves
 * of a flag, the tags of a regional flag, a keycap. Variation selectors are gone by then, or ignored. ‼, ⁉ and 〰 are punctuation.
 */
export const EMOJI =
  /[#*\d]\ufe0f?\u20e3|[\u{1f1e6}-\u{1f1ff}]{1,2}|(?:(?![\u203c\u2049\u3030])\p{Extended_Pictographic}|[★☆✓✗✘♡♪♫♬])(?:[\ufe0e\ufe0f]?[\u{1f3fb}-\u{1f3ff}]?[\u{e0020}-\u{e007f}]{0,10})(?:\u200d\p{Extended_Pictographic}[\ufe0e\ufe0f]?[\u{1f3fb}-\u{1f3ff}]?){0,8}|[\u{1f3fb}-\u{1f3ff}]/gu; // prettier-ignore

/** Whether a text holds an emoji or a sign that has an emoji's name. */
export function hasEmoji(text: string): boolean {
  return text.search(EMOJI) >= 0;
}

/** Names of emoji in one language. */
export interface EmojiNames {
  readonly language: Language;
  /** The name of one emoji, whatever its skin tone; `undefined` if there is none. */
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
function findEmoji(text: string): { readonly emoji: string; readonly at: number }[] {
  return Array.from(text.matchAll(EMOJI), ({ 0: emoji, index }) => ({ emoji, at: index }));
}

/** Which signs to name: those that look like pictures everywhere, or also signs of plain text such as ☃ and ★. */
type EmojiScope = "pictures" | "all";

const PICTURE = /\p{Emoji_Presentation}|[\u200d\u20e3\u{1f1e6}-\u{1f1ff}\ufe0f]/u;
const WORD = /[\p{L}\p{N}\p{M}%℃°)）\]]/u;

/**
 * Replaces emoji by their names, with a comma where no other mark parts them from words. A row of the same emoji is said
 * once: 😂😂😂 is stress, not a list. Emoji without a name stay.
 */
export function nameEmoji(text: TracedText, names: EmojiNames, scope: EmojiScope): TracedText {
  const { language } = names;
  const comma = language === "ja" ? "、" : language === "zh" || language === "yue" ? "，" : ", ";
  const rows: { at: number; end: number; name: string }[] = [];
  for (const { emoji, at } of findEmoji(text.text)) {
    if (scope === "pictures" && !PICTURE.test(emoji)) continue;
    const name = names.nameOf(emoji);
    if (name === undefined) continue;
    const end = at + emoji.length;
    const last = rows.at(-1);
    const isRow =
      last?.name === name && at - last.end < 16 && !/\S/.test(text.text.slice(last.end, at));
    if (isRow && !/^\d/.test(name)) last.end = end;
    else rows.push({ at, end, name });
  }
  const edits: TextEdit[] = [];
  rows.forEach(({ at, end, name }, i) => {
    const free = blanksBefore(text.text, rows[i - 1]?.end ?? 0, at);
    const isAfterWord = free > 0 && WORD.test(text.text[free - 1]) && free !== rows[i - 1]?.end;
    // Blanks that stand there already become the comma, so that the name keeps the emoji's own place.
    if (isAfterWord && free < at) edits.push({ at: free, length: at - free, by: comma });
    const opening = isAfterWord && free === at ? comma : "";
    const next = firstSeen(text.text, end);
    const isBeforeMore = rows[i + 1]?.at === next || WORD.test(text.text[next] ?? "");
    const closing = isBeforeMore ? (next > end ? comma.trimEnd() : comma) : "";
    edits.push({ at, length: end - at, by: opening + name + closing });
  });
  return text.edit(edits);
}

/** Where the row of blanks before `at` begins, not before `from`; blanks are looked at a few at a time. */
function blanksBefore(text: string, from: number, at: number): number {
  let start = at;
  while (start > from && start > at - 16 && /\s/.test(text[start - 1])) start--;
  return start;
}

/** Where the first character from `from` on stands that is no blank; blanks are looked at a few at a time. */
function firstSeen(text: string, from: number): number {
  let at = from;
  while (at < text.length && at < from + 16 && /\s/.test(text[at])) at++;
  return at;
}
