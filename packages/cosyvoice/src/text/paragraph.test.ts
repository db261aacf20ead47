import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { TracedText } from "@cosyvoice-lite/tokenizer/parts";
import { goldenTokenizer, readGolden } from "./golden/read-golden";
import { hasChinese, tidyChinese } from "./official-symbols";
import { CHINESE_PARAGRAPHS, otherParagraphs, splitParagraph } from "./paragraph";

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
