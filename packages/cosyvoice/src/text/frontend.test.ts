import type { FrontendOptions, Utterance } from "@cosyvoice-lite/spec";
import { frontendConformance } from "@cosyvoice-lite/spec/conformance";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createCosyVoiceFrontend } from "./frontend";
import { goldenTokenizer, readGolden } from "../../test/helpers/text-golden";

const tokenizer = await goldenTokenizer(await readGolden());
const frontend = createCosyVoiceFrontend({ tokenizer, maxTokens: 97 });

async function read(text: string, options?: FrontendOptions, of = frontend): Promise<Utterance[]> {
  const found: Utterance[] = [];
  for await (const utterance of of.utterances(text, options)) found.push(utterance);
  return found;
}
const spoken = async (text: string, options?: FrontendOptions) =>
  (await read(text, options)).map(({ normalized }) => normalized);

describe("the front end's conformance", () => {
  const texts = [
    "她买了3本书（新的）。然后回家！",
    "The lamp costs £12. Turn it off, please.",
    "今日は5個です。",
    "我有兩個 friends 。",
    "바람이 12번 불었다.",
  ];
  for (const { name, run } of frontendConformance({ frontend, texts })) test(name, run);
});

describe("createCosyVoiceFrontend", () => {
  test.each<[string, readonly string[]]>([
    ["面积是12m²（大约）", ["面积是十二平方米大约。"]],
    ["她有3只 cats 和 two dogs，", ["她有三只cats和two dogs。"]],
    ["第一行\n第二行", ["第一行第二行。"]],
    ["Part one.\n\nPart two.", ["Part one.", "Part two."]],
    ["It took 3 hours", ["It took three hours."]],
    ["오늘은 3시에 만나요", ["오늘은 세시에 만나요."]],
    ["。。。！", []],
  ])("reads %j", async (text, expected) => {
    expect(await spoken(text)).toEqual(expected);
  });

  test("takes a text with tags as it is", async () => {
    const [first] = await read("<|en|>Room 12 （here）");
    expect(first.normalized).toBe("<|en|>Room 12 （here）");
    expect(first.ids[0]).toBe(50259);
    expect(first.warnings).toEqual([]);
  });

  test("warns of a tag that the voice does not know", async () => {
    const [first] = await read("<|jp|>はい");
    expect(first.warnings).toMatchObject([{ code: "MARKUP_IGNORED", start: 0, end: 6 }]);
  });

  test("puts the tag of a chosen language before every piece", async () => {
    const found = await read("Part one.\n\nPart two.", { language: "yue" });
    expect(found.map(({ ids }) => ids[0])).toEqual([50358, 50358]);
    expect(found[0].symbols[0]).toBe("<|yue|>");
  });

  test("reads a stretch in the language that its markup names", async () => {
    expect(await spoken('Take <lang xml:lang="ja">5個</lang> now')).toEqual(["Take五個now。"]);
  });

  test("passes on breaks and prosody of markup, and warns of pronunciations", async () => {
    const text = '<speak>One.<break time="300ms"/><prosody rate="150%">Two.</prosody></speak>';
    const found = await read(text);
    expect(found.map(({ normalized }) => normalized)).toEqual(["One.", "Two."]);
    expect(found[0]).toMatchObject({ breakAfterMs: 300, pauseAfterMs: 0 });
    expect(found[1].prosody).toMatchObject({ speed: 1.5 });
    const [leading] = await read('<speak><break time="200ms"/>Three.</speak>');
    expect(leading).toMatchObject({ words: [], breakAfterMs: 200 });
  });

  test("splits what is too long for the positions, with a warning, and cuts nothing", async () => {
    const small = createCosyVoiceFrontend({ tokenizer, maxTokens: 10 });
    const text = "窗外的雨一直下到很晚才慢慢停住";
    const found = await read(text, {}, small);
    expect(found.length).toBeGreaterThan(2);
    expect(found.map(({ normalized }) => normalized).join("")).toBe(`${text}。`);
    expect(found.every(({ ids }) => ids.length <= 10)).toBe(true);
    expect(found.flatMap(({ warnings }) => warnings)).toMatchObject([
      { code: "LONG_SENTENCE_SPLIT" },
    ]);
  });

  test("keeps every letter of any text, in pieces that fit", async () => {
    const part = fc.constantFrom("雨", "。", "abc ", "，", "\n", "\n\n", "ひら", "가 ", "(", "…");
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 60 }), async (parts) => {
        const text = parts.join("");
        const found = await read(text);
        const letters = (value: string) => value.replace(/[^\p{L}]/gu, "");
        expect(letters(found.map(({ normalized }) => normalized).join(""))).toBe(letters(text));
        expect(found.every(({ ids }) => ids.length <= 97)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test("reads a very long row of letters piece by piece", async () => {
    let pieces = 0;
    for await (const { ids } of frontend.utterances("ひらがな".repeat(3000))) {
      expect(ids.length).toBeLessThanOrEqual(97);
      pieces++;
    }
    expect(pieces).toBeGreaterThan(60);
  });
});
