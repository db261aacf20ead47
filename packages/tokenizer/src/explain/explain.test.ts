import { describe, expect, test } from "vitest";
import { explain } from "./explain";

describe("explain", () => {
  // Both languages part their words with blanks.
  const text = "She has 3 cups, 좋아요. Thanks!";
  const read = async () => (await explain(text))[0];

  test("is plain data", async () => {
    const explained = await read();
    expect(JSON.parse(JSON.stringify(explained))).toEqual(explained);
  });

  test("words have their source, spans their languages", async () => {
    const { words, spans } = await read();
    expect(words.find(({ source }) => source === "3")).toMatchObject({
      text: "three",
      language: "en",
      symbols: ["θ", "ɹ", "ˈ", "i"],
    });
    expect(spans.map(({ language, text }) => [language, text])).toEqual([
      ["en", "She has 3 cups"],
      ["ko", "좋아요"],
      ["en", "Thanks"],
    ]);
    for (const { start, end, source } of words) expect(text.slice(start, end)).toBe(source);
  });

  test("pauses name the word before them", async () => {
    const { words, pauses } = await read();
    expect(pauses.map(({ symbol, afterWord }) => [words[afterWord].text, symbol])).toEqual([
      ["cups", ","],
      ["좋아요", "."],
      ["Thanks", "!"],
    ]);
  });

  test.each([undefined, null, 5, {}])("%s is no text", async (text) => {
    await expect(explain(text as string)).rejects.toMatchObject({
      code: "INVALID_ARGUMENT",
      message: expect.stringContaining("must be a string"),
    });
  });

  test("warnings and deletions are in it", async () => {
    const [{ warnings, alignment }] = await explain("你好ไ<lang en>ok</lang>");
    expect(warnings).toMatchObject([{ start: 2, end: 3 }]);
    expect(alignment).toContainEqual(expect.objectContaining({ start: 3, end: 12 }));
  });

  test("a Japanese word with pitch marks has an accent", async () => {
    const lexicon = { 箸: { katakana: "ハシ", accent: 1 }, 橋: { katakana: "ハシ", accent: 2 } };
    const [{ words }] = await explain("箸と橋です。", { language: "ja", lexicon });
    expect(words[0]).toMatchObject({ source: "箸", accent: "HL" });
    expect(words.find(({ source }) => source === "橋")).toMatchObject({ accent: "LH" });
  });
});
