import { describe, expect, test } from "vitest";
import * as fc from "fast-check";
import { expectGaplessMap } from "../../test/helpers/normalisation";
import { rewrite, TracedText } from "./traced-text";

describe("TracedText", () => {
  test("replaces as a string does", () => {
    const text = "a1 b22 c333";
    const cases: [RegExp | string, string | ((...groups: string[]) => string)][] = [
      [/\d+/g, "x"],
      [/\d+/, "x"],
      ["b", "$&$&"],
      [/([a-z])(\d)/g, "$2$1$$"],
      [/(?<letter>[a-z])\d/g, "$<letter>"],
      [/([a-z])(\d+)/g, (_, letter, digits) => digits + letter],
      [/(z)?\d/g, (_, letter) => String(letter)],
      [/(?<letter>[a-z])/g, (...args) => JSON.stringify(args.at(-1))],
    ];
    for (const [pattern, by] of cases) {
      expect(TracedText.of(text).replace(pattern, by).text).toBe(
        text.replace(pattern, by as string),
      );
    }
    expect(TracedText.of("a.b.c").replaceAll(".", "$&").text).toBe("a$&b$&c");
  });

  test("knows where words came from", () => {
    const source = "重5kg，$3.50。";
    const spoken = TracedText.of(source)
      .replace("kg", "公斤")
      .replace(/\$(\d)\.(\d)\d/, "三美元五十美分")
      .replace("5", "五");
    expect(spoken.text).toBe("重五公斤，三美元五十美分。");
    expect(spoken.sourceRange(1, 2)).toEqual({ start: 1, end: 2 });
    expect(spoken.sourceRange(2, 4)).toEqual({ start: 2, end: 4 });
    expect(spoken.sourceRange(5, 8)).toEqual({ start: 5, end: 10 });
    expect(spoken.sourceRange(12, 13)).toEqual({ start: 10, end: 11 });
    expectGaplessMap(source, spoken);
  });

  test("what match and replacement share at the edges stays mapped one to one", () => {
    const spoken = TracedText.of("3月5日").replace(/3月5日/, "三月五日");
    expect(spoken.segments()).toEqual([
      { start: 0, end: 3, spokenStart: 0, spokenEnd: 3 },
      { start: 3, end: 4, spokenStart: 3, spokenEnd: 4 },
    ]);
  });

  test("deleted source is kept as an empty segment", () => {
    const spoken = TracedText.of("a\u200bb ").replace("\u200b", "").trim();
    expect(spoken.segments()).toEqual([
      { start: 0, end: 1, spokenStart: 0, spokenEnd: 1 },
      { start: 1, end: 2, spokenStart: 1, spokenEnd: 1 },
      { start: 2, end: 3, spokenStart: 1, spokenEnd: 2 },
      { start: 3, end: 4, spokenStart: 2, spokenEnd: 2 },
    ]);
    expect(TracedText.of("ab").replace(/.*/s, "").segments()).toEqual([
      { start: 0, end: 2, spokenStart: 0, spokenEnd: 0 },
    ]);
  });

  test("slices keep the offsets of the source", () => {
    const part = TracedText.of("ab 12", 10).replace("12", "twelve").slice(3, 9);
    expect(part.text).toBe("twelve");
    expect(part.sourceRange(0, 6)).toEqual({ start: 13, end: 15 });
  });

  test("segments cover both texts, whatever is replaced", () => {
    const step = fc.record({
      pattern: fc.constantFrom(/a+/g, /b/, /[ab]c/g, /c*/g, /^./s, /.$/s),
      by: fc.constantFrom("", "x", "abc", "ca", "bbbb", "a b"),
    });
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("a", "b", "c", " "), maxLength: 30 }),
        fc.array(step, { maxLength: 6 }),
        (source, steps) => {
          let plain = source;
          let traced = TracedText.of(source);
          for (const { pattern, by } of steps) {
            plain = plain.replace(pattern, by);
            traced = traced.replace(pattern, by);
          }
          expect(traced.text).toBe(plain);
          expectGaplessMap(source, traced);
        },
      ),
    );
  });

  test("rewrite runs a step on a string", () => {
    expect(rewrite((text) => text.replace("1", "one"), "1 2")).toBe("one 2");
  });
});
