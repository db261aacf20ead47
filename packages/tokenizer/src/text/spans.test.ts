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
    ["速度是60 km/h，密度是5 mg/m³。", ["zh:速度是60 km/h，密度是5 mg/m³。"]],
    ["花了US$1200和EUR 5", ["zh:花了US$1200和EUR 5"]],
    ["用5G看4K的MP4，得了COVID-19。", ["zh:用5G看4K的MP4，得了COVID-19。"]],
    ["买T恤还是选A？", ["zh:买T恤还是选A？"]],
    ["换了iPhone 15 Pro Max吗", ["zh:换了", "en:iPhone", "zh: 15 ", "en:Pro Max", "zh:吗"]],
    [
      "他说we sold 30 of them in 2024，真的",
      ["zh:他说", "en:we sold 30 of them in 2024，", "zh:真的"],
    ],
    ["发到a.lee@sample.com吧", ["zh:发到", "en:a.lee@sample.com", "zh:吧"]],
    ["sample.com で見た", ["ja:sample.com で見た"]],
    ["메일은 a@sample.co.kr 입니다", ["ko:메일은 a@sample.co.kr 입니다"]],
    ["오후 3pm에 5kg", ["ko:오후 3pm에 5kg"]],
    ["the 1st and 2nd place", ["en:the 1st and 2nd place"]],
    ["今天看了movie😀好看", ["zh:今天看了", "en:movie", "zh:😀好看"]],
    ["8点 p.m.准时到", ["zh:8点 p.m.准时到"]],
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

  test("spans cover the text without gaps, neighbours differ, whatever the text", () => {
    const part = fc.oneof(
      fc.string({ unit: "binary", maxLength: 6 }),
      fc.constantFrom(
        "5kg",
        "US$",
        "the ",
        "of ",
        "a@b.com",
        "中",
        "の",
        "한",
        "2024",
        "A4",
        "😀",
        " p.m.",
        "/h",
        "№",
      ),
    );
    const option = fc.constantFrom("auto", "zh", "en", "ja", "ko", "yue");
    fc.assert(
      fc.property(fc.array(part, { maxLength: 20 }), option, (parts, language) => {
        const text = parts.join("");
        const found = languageSpans(text, "zh", language as "auto");
        expect(found.map(({ start, end }) => text.slice(start, end)).join("")).toBe(text);
        for (let i = 1; i < found.length; i++)
          expect(found[i].language).not.toBe(found[i - 1].language);
      }),
    );
  });

  test("is linear in rows of digits and letters", () => {
    for (const part of ["1a", "a@", "1 a ", "US$", "a.b/", "p.m."])
      expect(languageSpans(part.repeat(15_000), "zh", "auto").at(-1)!.end).toBe(
        part.length * 15_000,
      );
  });
});
