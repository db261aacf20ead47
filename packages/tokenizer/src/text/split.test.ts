import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { splitText } from "./split";

const pieces = (text: string, maxLength?: number) =>
  [...splitText(text, { maxLength, minLength: 0 })].map((piece) => piece.text.trim());

describe("splitText", () => {
  test.each<[string, string[]]>([
    ["你好。今天天气很好！你呢？", ["你好。", "今天天气很好！", "你呢？"]],
    ["今日は晴れです。明日も晴れるでしょう。", ["今日は晴れです。", "明日も晴れるでしょう。"]],
    ["안녕하세요. 반갑습니다!", ["안녕하세요.", "반갑습니다!"]],
    ["Hello there. How are you?", ["Hello there.", "How are you?"]],
    ["Dr. Lee paid $3.50 at 9 a.m. today.", ["Dr. Lee paid $3.50 at 9 a.m. today."]],
    ["他说：“好的。”然后走了。", ["他说：“好的。”", "然后走了。"]],
    ["是的……也许吧。", ["是的……", "也许吧。"]],
    ["真的吗？！太好了", ["真的吗？！", "太好了"]],
    ["Hello.你好。", ["Hello.", "你好。"]],
    ["first line\nsecond line", ["first line", "second line"]],
    ["J. R. Smith wrote it.", ["J. R. Smith wrote it."]],
    ["1. Open it. 2. Close it.", ["1. Open it.", "2. Close it."]],
    ["圆周率是３．１４左右。对。", ["圆周率是３．１４左右。", "对。"]],
    ["See https://a.sample/?q=1!x now. Good.", ["See https://a.sample/?q=1!x now.", "Good."]],
    ['他说"好。"然后走了。', ['他说"好。"', "然后走了。"]],
    ['走了。"好"是他说的。', ["走了。", '"好"是他说的。']],
    ["هل هذا صحيح؟ نعم", ["هل هذا صحيح؟", "نعم"]],
    ["What?! No... Really.", ["What?!", "No...", "Really."]],
  ])("%s", (text, expected) => expect(pieces(text)).toEqual(expected));

  test("says what ended a piece", () => {
    expect([...splitText("一。\n二。三", { minLength: 0 })].map((piece) => piece.ending)).toEqual([
      "line",
      "sentence",
      "sentence",
    ]);
  });

  test("cuts a long sentence at a clause, then at a space, then anywhere", () => {
    expect(pieces("一二三四五六，七八九十", 8)).toEqual(["一二三四五六，", "七八九十"]);
    expect(pieces("aaaa bbbb cccc dddd", 4)).toEqual(["aaaa bbbb", "cccc dddd"]);
    expect(pieces("一".repeat(25), 10).join("")).toBe("一".repeat(25));
    expect(
      Math.max(...pieces("一".repeat(1000), 10).map((piece) => piece.length)),
    ).toBeLessThanOrEqual(11);
  });

  test("a long sentence is cut near its middle, not where a tiny rest would remain", () => {
    expect(pieces("一二三四五，六七八九十，一二三四五六七八，九十", 20)).toEqual([
      "一二三四五，六七八九十，",
      "一二三四五六七八，九十",
    ]);
    expect(pieces("共有一二三四五1,000,000个，好", 10)[0]).not.toMatch(/,$/);
  });

  test("never cuts inside an emoji", () => {
    const family = "👨\u200d👩\u200d👧\ufe0f";
    for (const piece of splitText(family.repeat(40), { maxLength: 5 }))
      expect(piece.text).toMatch(/^👨/u);
  });

  test.each<[string, string[]]>([
    [
      "你好，这是CosyVoice Lite的测试语音。Hello world!",
      ["你好，这是CosyVoice Lite的测试语音。Hello world!"],
    ],
    ["好。今天我们去公园吧。", ["好。今天我们去公园吧。"]],
    ["今天我们去公园吧。好。", ["今天我们去公园吧。好。"]],
    ["今天我们去公园吧。明天我们去看电影。", ["今天我们去公园吧。", "明天我们去看电影。"]],
    ["Yes. No. I do not know what to say.", ["Yes. No. I do not know what to say."]],
    ["好。\n今天我们去公园吧。", ["好。", "今天我们去公园吧。"]],
  ])("short sentences stay with a neighbour: %s", (text, expected) => {
    expect([...splitText(text)].map((piece) => piece.text.trim())).toEqual(expected);
  });

  test("joined short sentences never pass the longest length by much", () => {
    const found = [...splitText("好。".repeat(500), { maxLength: 20 })];
    expect(Math.max(...found.map((piece) => piece.text.length))).toBeLessThanOrEqual(24);
  });

  test("is linear in rows of dots and marks", () => {
    for (const text of [
      ".".repeat(200_000),
      "a.".repeat(100_000),
      ". ".repeat(100_000),
      "!?".repeat(100_000),
    ]) {
      expect([...splitText(text)].map((piece) => piece.text).join("")).toBe(text);
    }
  });

  test("does not hang on a handle before a line break", () => {
    expect(pieces("@handle\n")).toEqual(["@handle"]);
  });

  test("pieces concatenate to the text, with the right offsets, whatever the text", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary", maxLength: 300 }),
        fc.integer({ min: 1, max: 40 }),
        (text, maxLength) => {
          const found = [...splitText(text, { maxLength })];
          expect(found.map((piece) => piece.text).join("")).toBe(text);
          for (const piece of found) {
            expect(piece.text.length).toBeGreaterThan(0);
            expect(text.startsWith(piece.text, piece.start)).toBe(true);
          }
        },
      ),
    );
  });

  test("never cuts a surrogate pair", () => {
    for (const piece of splitText("😀".repeat(50), { maxLength: 3 }))
      expect(piece.text.isWellFormed()).toBe(true);
  });
});
