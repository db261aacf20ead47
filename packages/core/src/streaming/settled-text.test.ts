import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { settledText } from "./text-input";

async function* each(
  pieces: readonly string[],
  onPiece: (index: number) => void = () => undefined,
) {
  for (const [index, piece] of pieces.entries()) {
    onPiece(index);
    yield piece;
  }
}
async function read(pieces: readonly string[]) {
  const found: { text: string; start: number; before: string }[] = [];
  for await (const settled of settledText(each(pieces))) found.push(settled);
  return found;
}

describe("settledText", () => {
  test("hands out sentences with their places and what was before", async () => {
    expect(await read(["走吧", "。我", "来", "了。Now", " go."])).toEqual([
      { text: "走吧。", start: 0, before: "" },
      { text: "我来了。", start: 3, before: "走吧。" },
      { text: "Now go.", start: 7, before: "走吧。我来了。" },
    ]);
  });

  test("a sentence leaves before the next piece is asked for", async () => {
    let asked = -1;
    const sentences = settledText(each(["走吧。", "好的。", "Wait. ", "x"], (i) => (asked = i)));
    for (const index of [0, 1, 2]) {
      await sentences.next();
      expect(asked).toBe(index);
    }
  });

  test("of a long text its beginning and its latest sentence are kept", async () => {
    const found = await read(Array.from({ length: 900 }, (_, i) => `Line number ${i}.\n`));
    const { before } = found.at(-1)!;
    expect(before.length).toBeLessThanOrEqual(4300);
    expect(before.startsWith("Line number 0.\n")).toBe(true);
    expect(before.endsWith("Line number 898.\nLine number 899.")).toBe(true);
  });

  test.each<[string, string[], string[]]>([
    ["a document is one", ["<speak>走吧。", "好的。</speak>"], ["<speak>走吧。好的。</speak>"]],
    ["so is one with a prolog", ['<?xml version="1.0"?>\n', "<speak>a。b。</speak>"], ['<?xml version="1.0"?>\n<speak>a。b。</speak>']],
    ["sentences in one tag stay together", ["<lang ja>雨。", "雪。</lang>", "好。"], ["<lang ja>雨。雪。</lang>好。"]],
    ["an empty tag holds nothing", ["<lang ja/>雨。", "雪。"], ["<lang ja/>雨。", "雪。"]],
  ])("markup: %s", async (_, pieces, expected) => {
    expect((await read(pieces)).map(({ text }) => text)).toEqual(expected);
  }); // prettier-ignore

  const anyText = fc.string({
    unit: fc.constantFrom("字", "ab", "。", "！", ".", "?", " ", "\n", "3", "”", "…", "词语。"),
    maxLength: 80,
  });
  test("the sentences are the same wherever the pieces are cut", async () => {
    const bare = (list: { text: string }[]) =>
      list.map(({ text }) => text.replace(/[\s。！.?…”]/g, "")).filter((text) => text !== "");
    await fc.assert(
      fc.asyncProperty(anyText, fc.integer({ min: 1, max: 9 }), async (text, size) => {
        const pieces = text.match(new RegExp(`[^]{1,${size}}`, "g")) ?? [];
        const found = await read(pieces);
        expect(found.map((part) => part.text).join("")).toBe(text);
        let at = 0;
        for (const part of found) {
          expect(part.start).toBe(at);
          at += part.text.length;
        }
        expect(bare(found)).toEqual(bare(await read([text])));
      }),
    );
  });
});
