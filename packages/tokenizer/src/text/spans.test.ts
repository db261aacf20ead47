import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hanLanguageOf } from "./detect";
import { languageSpans } from "./spans";

const spans = (text: string, option: Parameters<typeof hanLanguageOf>[1] = "auto") =>
  languageSpans(text, hanLanguageOf(text, option), option).map(
    ({ start, end, language }) => `${language}:${text.slice(start, end)}`,
  );

describe("languageSpans", () => {
  test.each<[string, string[]]>([
    [
      "你好，这是CosyVoice Lite的测试语音。Hello world!",
      ["zh:你好，这是", "en:CosyVoice Lite", "zh:的测试语音。", "en:Hello world!"],
    ],
    ["我哋今晚去Docker啦。", ["yue:我哋今晚去", "en:Docker", "yue:啦。"]],
    ["東京は日本の首都です。", ["ja:東京は日本の首都です。"]],
    ["오늘 meeting이 있어요.", ["ko:오늘 ", "en:meeting", "ko:이 있어요."]],
    ["It costs 5 dollars.", ["en:It costs 5 dollars."]],
    ["重5kg左右", ["zh:重5kg左右"]],
    ["2026年11月23日", ["zh:2026年11月23日"]],
    ["12345", ["zh:12345"]],
  ])("%s", (text, expected) => expect(spans(text)).toEqual(expected));

  test("a kanji-only clause follows the caller's language", () => {
    expect(spans("東京都", "ja")).toEqual(["ja:東京都"]);
    expect(spans("東京都", "yue")).toEqual(["yue:東京都"]);
    expect(spans("東京都")).toEqual(["zh:東京都"]);
  });

  test("kanji-only clauses of a Japanese text are Japanese, Chinese ones are not", () => {
    expect(spans("これは本です。東京都")).toEqual(["ja:これは本です。東京都"]);
    expect(spans("これは本です。我们的书")).toEqual(["ja:これは本です。", "zh:我们的书"]);
  });

  test("a free-standing number is read in the language that was asked for", () => {
    expect(spans("42", "ko")).toEqual(["ko:42"]);
  });

  test("a sentence without letters is read in the language around it", () => {
    expect(languageSpans("3.14", "zh", "auto", "ko")).toMatchObject([{ language: "ko" }]);
    expect(languageSpans("3.14", "ja", "auto")).toMatchObject([{ language: "ja" }]);
    expect(languageSpans("3.14", "zh", "en", "ko")).toMatchObject([{ language: "en" }]);
    expect(languageSpans("3.14度", "zh", "auto", "ko")).toMatchObject([{ language: "zh" }]);
  });

  test("spans cover the text without gaps, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 100 }), (text) => {
        const found = languageSpans(text, "zh", "auto");
        expect(found.map(({ start, end }) => text.slice(start, end)).join("")).toBe(text);
      }),
    );
  });
});
