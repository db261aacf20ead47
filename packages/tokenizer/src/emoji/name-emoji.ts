/**
 * Emoji in a text to their names.
 * @module
 */
import type { TextEdit, TracedText } from "../text/traced-text";
import { findEmoji, type EmojiNames } from "./emoji-names";

/** Which signs to name: those that look like pictures everywhere, or also signs of plain text such as ☃ and ★. */
export type EmojiScope = "pictures" | "all";

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
