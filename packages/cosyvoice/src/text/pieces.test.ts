import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { TracedText } from "@cosyvoice-lite/tokenizer/parts";
import { goldenTokenizer, readGolden } from "../../test/helpers/text-golden";
import { hasChinese, tidyChinese } from "./reading";
import {
  CHINESE_PARAGRAPHS,
  otherParagraphs,
  splitParagraph,
  countTokens,
  fitTokens,
} from "./pieces";

const golden = await readGolden();
const tokenizer = await goldenTokenizer(golden);
const others = otherParagraphs((text) => tokenizer.encode(text).length);
const NOTHING = /^[\p{P}\p{S}]*$/u;

function tidied(text: string): TracedText {
  const trimmed = TracedText.of(text).trim();
  return hasChinese(text) ? tidyChinese(trimmed) : trimmed;
}

describe("the official text path", () => {
  test.each(golden.paragraphs)("tidies $text", ({ text, chinese, tidy }) => {
    expect(hasChinese(text)).toBe(chinese);
    expect(tidied(text).text).toBe(tidy);
  });

  test.each(golden.paragraphs.filter(({ pieces }) => pieces))("splits $text", (item) => {
    const text = tidied(item.text);
    const pieces = text.length > 0 ? splitParagraph(text, item.chinese ? CHINESE_PARAGRAPHS : others) : []; // prettier-ignore
    const spoken = pieces.map((piece) => piece.text).filter((piece) => !NOTHING.test(piece));
    expect(spoken).toEqual(item.pieces);
  });

  test("keeps what the official code fails on: a mark and a quote at the beginning", () => {
    const pieces = splitParagraph(TracedText.of("。”后面才有字"), CHINESE_PARAGRAPHS);
    expect(pieces.map((piece) => piece.text).join("")).toBe("”后面才有字。");
  });

  test("keeps every character but repeated marks, with offsets into the source", () => {
    const parts = fc.array(fc.constantFrom("字", "短字", "。", "？", "”", "a", " ", "𠮷", "、", "字".repeat(50)), { minLength: 1 }); // prettier-ignore
    fc.assert(
      fc.property(parts, (words) => {
        const text = words.join("");
        const pieces = splitParagraph(TracedText.of(text), CHINESE_PARAGRAPHS);
        const letters = (value: string) => value.replace(/[。？、”]/g, "");
        expect(letters(pieces.map((piece) => piece.text).join(""))).toBe(letters(text));
        const unchanged = pieces.flatMap((piece) =>
          piece
            .segments()
            .filter((part) => part.end - part.start === part.spokenEnd - part.spokenStart)
            .map((part) => [piece.text.slice(part.spokenStart, part.spokenEnd), part] as const),
        );
        for (const [spoken, { start, end }] of unchanged)
          expect(text.slice(start, end)).toBe(spoken);
      }),
    );
  });
});

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
