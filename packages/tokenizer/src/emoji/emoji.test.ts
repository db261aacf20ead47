import type { Language } from "@cosyvoice-lite/spec";
import { expect, test } from "vitest";
import { TracedText } from "../text/traced-text";
import { loadEmojiNames, nameEmoji } from "./emoji-names";

const named = async (text: string, language: Language = "en") =>
  nameEmoji(TracedText.of(text), await loadEmojiNames(language), "all");

test.each<[Language, string, string]>([
  ["en", "Nice 👍🏽!", "Nice, thumbs up!"],
  ["en", "Go 🚀🚀🚀 now", "Go, rocket, now"],
  ["en", "👨‍👩‍👧", "family, man, woman, girl"],
  ["en", "🇨🇳 and 🇽🇽", "China flag, and, X X"],
  ["en", "Press 1️⃣2️⃣ or #️⃣.", "Press, 1, 2, or, hash."],
  ["en", "☃ ★ ♥", "snowman, star, heart suit"],
  ["zh", "好👍吧", "好，拇指向上，吧"],
  ["yue", "🫠 🇰🇷", "融化嘅臉， 南韓旗"],
  ["ja", "旗🇯🇵です", "旗、日本の旗、です"],
  ["ko", "좋아요🎂", "좋아요, 생일 케이크"],
])("%s: %s", async (language, text, expected) => {
  expect((await named(text, language)).text).toBe(expected);
});

test("pictures come first, signs of plain text wait for the language's own words", async () => {
  const names = await loadEmojiNames("zh");
  expect(nameEmoji(TracedText.of("✓和🍎"), names, "pictures").text).toBe("✓和，红苹果");
});

test("each name knows its emoji's place, a row is one place", async () => {
  const text = await named("a 😂😂 b 🍎");
  const at = text.text.indexOf("apple");
  expect(text.sourceRange(at, at + 5)).toEqual({ start: 9, end: 11 });
  expect(text.sourceRange(4, 8)).toEqual({ start: 2, end: 6 });
});

test("a joined sequence that has no name is named by its parts, an unknown sign stays", async () => {
  expect((await named("🍎\u200d🚀")).text).toBe("red apple rocket");
  expect((await named("\u{1f02c}")).text).toBe("\u{1f02c}");
});

test("every language has a name for every emoji of the table", async () => {
  for (const language of ["zh", "en", "ja", "ko", "yue"] as const) {
    const { nameOf } = await loadEmojiNames(language);
    for (const emoji of [
      "😀",
      "❤",
      "🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}",
      "🔟",
      "👩🏿\u200d🚀",
      "*\u20e3",
    ])
      expect(nameOf(emoji), `${language} ${emoji}`).toMatch(/[\p{L}\p{N}]/u);
  }
});
