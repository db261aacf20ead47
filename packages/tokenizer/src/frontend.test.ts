import type { Language, Utterance } from "@cosyvoice-lite/spec";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createFrontend } from "./frontend";
import { currentInventory } from "./inventory";
import { SYMBOLS } from "./symbols";

const frontend = createFrontend();
async function read(text: string, language: Language | "auto" = "auto"): Promise<Utterance[]> {
  const out: Utterance[] = [];
  for await (const utterance of frontend.utterances(text, { language })) out.push(utterance);
  return out;
}

describe("createFrontend", () => {
  test("a mixed sentence is one utterance with the languages of its words", async () => {
    const [first, ...others] = await read("你好，这是CosyVoice Lite的测试语音。Hello world!");
    expect(others).toEqual([]);
    expect(new Set(first.languages)).toEqual(new Set(["zh", "en"]));
    expect(first.symbols[0]).toBe("^");
    expect(first.symbols.join("")).toMatch(/\. həlˈoʊ wˈɜɹld!\$$/);
  });

  test.each<[Language, string]>([
    ["zh", "今天天气很好。"],
    ["en", "The weather is nice today."],
    ["ja", "今日はいい天気ですね。"],
    ["yue", "今日天氣好好呀。"],
    ["ko", "오늘 날씨가 좋네요."],
  ])("%s: every symbol has its id, every word its symbols", async (language, text) => {
    const [utterance] = await read(text, language);
    expect(utterance.warnings).toEqual([]);
    expect(utterance.ids).toEqual(utterance.symbols.map((symbol) => SYMBOLS.indexOf(symbol)));
    expect(utterance.languages).toHaveLength(utterance.symbols.length);
    expect(new Set(utterance.languages)).toEqual(new Set([language]));
    let position = 0;
    for (const { symbolStart, symbolEnd } of utterance.words) {
      expect(symbolStart).toBeGreaterThan(position);
      expect(symbolEnd).toBeGreaterThan(symbolStart);
      position = symbolEnd;
    }
  });

  test("the pieces' sources are slices of the text", async () => {
    const text = "这是第一句话。这是另一句话！And the third sentence. 이것이 마지막 문장입니다.";
    for (const { source, start, end } of await read(text))
      expect(text.slice(start, end)).toBe(source);
  });

  test.each(["", "   ", "。！？…", "\n\n", "()[]"])("nothing to speak in %j", async (text) => {
    expect((await read(text)).filter((utterance) => utterance.words.length > 0)).toEqual([]);
  });

  test("a character that no language covers is a warning and the rest is spoken", async () => {
    const [utterance] = await read("你好⌘世界。");
    expect(utterance.words.length).toBeGreaterThan(1);
    expect(utterance.warnings).toMatchObject([{ code: "UNKNOWN_CHARACTER", start: 2, end: 3 }]);
  });

  test.each<[string, Language[]]>([
    ["1.\n안녕하세요 여러분.\n2.\n감사합니다.", ["ko", "ko", "ko", "ko"]],
    ["100\nHello there, everyone.\n200", ["en", "en", "en"]],
    ["2026\nこんにちは、皆さん。\n3", ["ja", "ja", "ja"]],
    ["今日はいい天気ですね。\n7\nThat is a nice hat.\n8", ["ja", "ja", "en", "en"]],
    ["42", ["zh"]],
  ])("numbers on a line of their own follow their neighbours: %j", async (text, expected) => {
    expect((await read(text)).map(({ languages }) => languages[1])).toEqual(expected);
  });

  test("an emoji on a line of its own is named in the language of its neighbours", async () => {
    const [, emoji] = await read("오늘은 날씨가 좋네요!\n😀");
    expect(emoji.words.length).toBeGreaterThan(0);
    expect(emoji.words.map(({ language, start }) => [language, start])).toEqual(
      emoji.words.map(() => ["ko", 13]),
    );
  });

  test("a script that nobody reads is one warning with its place", async () => {
    const [utterance] = await read("你好，Доброе утро 5 раз！再见。");
    expect(utterance.words.map(({ text }) => text).join("")).toBe("你好再见");
    expect(utterance.warnings).toMatchObject([
      {
        code: "UNSUPPORTED_LANGUAGE",
        message: expect.stringContaining("Cyrillic"),
        start: 3,
        end: 20,
      },
    ]);
  });

  test("a clause of another language in Latin letters is read, with a warning", async () => {
    const [utterance] = await read("She said “je ne sais pas encore” and left.");
    expect(utterance.words).toHaveLength(9);
    expect(utterance.warnings).toMatchObject([
      {
        code: "UNSUPPORTED_LANGUAGE",
        message: expect.stringContaining("French"),
        start: 10,
        end: 31,
      },
    ]);
  });

  test.each<[string, string[]]>([
    ["延迟只有5ms，温度是20°C。", ["zh"]],
    ["我用iPhone 15拍的。", ["zh", "en"]],
    ["他说 we paid $5 for it in 2024 然后走了。", ["zh", "en"]],
    ["문서.pdf 파일을 열어요.", ["ko"]],
  ])("numbers are read by the language they belong to: %s", async (text, languages) => {
    const [{ words, normalized }] = await read(text);
    expect(normalized).not.toMatch(/\d/);
    expect([...new Set(words.map(({ language }) => language))]).toEqual(languages);
  });

  test("alignment covers the source and the spoken text without gap, whatever the text", async () => {
    const part = fc.oneof(
      fc.string({ unit: "binary", maxLength: 8 }),
      fc.constantFrom(
        "今天",
        "5ms",
        "😀😀",
        "👨‍👩‍👧",
        "hello ",
        "오늘",
        "мир ",
        "a@b.com",
        "．",
        "１２",
        "\u200d",
        "е́",
        "1️⃣",
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 12 }), async (parts) => {
        for (const { start, end, normalized, alignment } of await read(parts.join(""), "zh")) {
          let [source, spoken] = [start, 0];
          for (const segment of alignment) {
            expect([segment.start, segment.spokenStart]).toEqual([source, spoken]);
            [source, spoken] = [segment.end, segment.spokenEnd];
          }
          expect([source, spoken]).toEqual([end, normalized.length]);
        }
      }),
      { numRuns: 150 },
    );
  });

  test("warnings of a piece without words are not lost", async () => {
    const found = await read("ไทย");
    expect(found.every((utterance) => utterance.words.length === 0)).toBe(true);
    expect(found.flatMap((utterance) => utterance.warnings).length).toBeGreaterThan(0);
  });

  test("a symbol that the voice lacks is a warning", async () => {
    const inventory = {
      ...currentInventory(),
      symbols: SYMBOLS.filter((symbol) => symbol !== "ŋ"),
    };
    const old = createFrontend({ inventory });
    for await (const { warnings } of old.utterances("唱歌"))
      expect(warnings).toMatchObject([{ code: "UNKNOWN_SYMBOL" }]);
  });

  test("an aborted signal stops it with AbortError", async () => {
    const reading = frontend.utterances("一。二。三。", { signal: AbortSignal.abort() });
    await expect((async () => { for await (const _ of reading) void _; })()).rejects.toMatchObject({ code: "ABORTED", name: "AbortError" }); // prettier-ignore
  });

  test("is lazy: the first sentence of a very long text comes at once", async () => {
    for await (const { source } of frontend.utterances("好。".repeat(100_000))) {
      expect(source.length).toBeLessThan(150);
      break;
    }
  });

  test("no text makes it throw", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary", maxLength: 60 }), async (text) => {
        for (const { ids } of await read(text)) expect(ids.every((id) => id >= 0)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});
