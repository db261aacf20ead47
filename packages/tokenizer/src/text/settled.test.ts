import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { settledEnds } from "./settled";

/** The settled sentences, and what waits for more text. */
function cut(text: string): string[] {
  const bounds = [0, ...settledEnds(text), text.length];
  return bounds.slice(1).map((end, i) => text.slice(bounds[i], end));
}

describe("settledEnds", () => {
  test.each<[string, string[]]>([
    ["", [""]],
    ["走吧", ["走吧"]],
    ["走吧。", ["走吧。", ""]],
    ["走吧。好", ["走吧。", "好"]],
    ["「走吧。」好", ["「走吧。」", "好"]],
    ["走吗？？！", ["走吗？？！", ""]],
    ["走吧!", ["走吧!", ""]],
    ["Let us go", ["Let us go"]],
    ["Let us go.", ["Let us go."]],
    ["Let us go. ", ["Let us go. ", ""]],
    ["Let us go. N", ["Let us go. ", "N"]],
    ["Let us go!", ["Let us go!", ""]],
    ["Shall we?", ["Shall we?", ""]],
    ["Ask Dr. ", ["Ask Dr. "]],
    ["It costs 3.", ["It costs 3."]],
    ["It costs 3.5 or", ["It costs 3.5 or"]],
    ["See a.b/c?", ["See a.b/c?"]],
    ["See a.b/c?d=1", ["See a.b/c?d=1"]],
    ["a line\nanother", ["a line\n", "another"]],
    ["\n\nx", ["\n", "\n", "x"]],
    ["走吧!7", ["走吧!", "7"]],
    ["wait... ", ["wait... "]],
    ["wait... What", ["wait... ", "What"]],
  ])("%j", (text, expected) => expect(cut(text)).toEqual(expected));

  test("cuts what never ends, at a good place", () => {
    const pieces = cut("字".repeat(90) + "，" + "字".repeat(150));
    expect(pieces[0]).toBe(`${"字".repeat(90)}，`);
    expect(pieces.length).toBeGreaterThan(1);
  });

  const anyText = fc.array(
    fc.constantFrom("字", "。", "！", "a", "Go", ".", "!", "?", " ", "\n", "3", "”", '"', "…", "/"),
    { maxLength: 60 },
  );

  test("what is settled stays so, whatever follows", () => {
    fc.assert(
      fc.property(anyText, anyText, (head, tail) => {
        const text = head.join("");
        const early = settledEnds(text);
        const late = settledEnds(text + tail.join(""));
        if (early.length === 0) return;
        const last = early.length - 1;
        expect(late.slice(0, last)).toEqual(early.slice(0, last));
        // The last one may have taken in marks and blanks that came later.
        const taken = (text + tail.join("")).slice(early[last], late[last]);
        expect(taken).toMatch(/^[\s。！.!?…”"]*$/);
      }),
    );
  });

  test("ends rise and stay inside", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 800 }), (text) => {
        const ends = settledEnds(text);
        expect(ends.every((end, i) => end > (ends[i - 1] ?? 0) && end <= text.length)).toBe(true);
      }),
    );
  });
});
