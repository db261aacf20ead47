import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { TracedText } from "@cosyvoice-lite/tokenizer/parts";
import { countTokens, fitTokens } from "./fit-tokens";
import { goldenTokenizer, readGolden } from "./golden/read-golden";

const tokenizer = await goldenTokenizer(await readGolden());
const fit = (text: string, limit: number) =>
  fitTokens(TracedText.of(text), limit, tokenizer).map((part) => part.text);

describe("fitTokens", () => {
  test.each<[string, number, readonly string[]]>([
    ["short", 20, ["short"]],
    ["今天下雨，我们回家", 20, ["今天下雨，", "我们回家"]],
    ["one two three four", 3, ["one two", " three four"]],
    ["<|en|>ab<|zh|>cd", 4, ["<|en|>ab", "<|zh|>cd"]],
  ])("splits %j for %i tokens", (text, limit, parts) => {
    expect(fit(text, limit)).toEqual(parts);
  });

  test("leaves nothing out, fits, and tears no character or special token apart", () => {
    const words = fc.array(fc.constantFrom("字", "word ", "，", "😀", "e\u0301", "<|ko|>", "。", "長い文章")); // prettier-ignore
    fc.assert(
      fc.property(words, fc.integer({ min: 12, max: 40 }), (parts, limit) => {
        const text = parts.join("");
        const found = fit(text, limit);
        expect(found.join("")).toBe(text);
        for (const part of found) {
          expect(tokenizer.encode(part).length).toBeLessThanOrEqual(limit);
          expect(part.isWellFormed()).toBe(true);
        }
        const specials = (value: string) => value.match(/<\|ko\|>/g)?.length ?? 0;
        expect(found.reduce((sum, part) => sum + specials(part), 0)).toBe(specials(text));
      }),
    );
  });

  test("keeps a character that has more tokens than fit", () => {
    expect(fit("😀", 1)).toEqual(["😀"]);
  });

  test("estimates long rows of letters from above", () => {
    const text = "あいう".repeat(60);
    expect(countTokens(tokenizer, text)).toBeGreaterThanOrEqual(tokenizer.encode(text).length);
  });
});
