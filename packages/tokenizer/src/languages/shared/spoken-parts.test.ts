import { describe, expect, test } from "vitest";
import { cantonese } from "../yue";
import { mandarin } from "../zh";
import { JOINED, spokenParts } from "./spoken-parts";

const whole = (text: string) => ({ start: 0, end: text.length });

describe("spokenParts", () => {
  test("a part per character with its symbols", () => {
    expect(spokenParts("山水", [["a", "b"], ["c"]], whole("山水"))).toEqual([
      {
        start: 0,
        end: 2,
        symbols: ["a", "b", "c"],
        parts: [
          { length: 1, symbolCount: 2 },
          { length: 1, symbolCount: 1 },
        ],
      },
    ]);
  });

  test("a character that is heard in the one before it, and the second half of a pair, have no part of their own", () => {
    const [word] = spokenParts("花儿𠮷好", [["a"], JOINED, ["b"], [], ["c"]], whole("花儿𠮷好"));
    expect(word.parts!.map(({ length }) => length)).toEqual([2, 2, 1]);
    expect(word.symbols).toEqual(["a", "b", "c"]);
  });

  test("a character without reading cuts the word", () => {
    const words = spokenParts("山?水", [["a"], [], ["b"]], whole("山?水"));
    expect(words.map(({ start, end }) => [start, end])).toEqual([
      [0, 1],
      [2, 3],
    ]);
  });
});

test.each([mandarin, cantonese])(
  "parts of $language words cover word and symbols",
  async (module) => {
    const rules = await module.load();
    for (const { start, end, symbols, parts = [] } of rules.phonemize("老人牵着黄牛慢慢走")) {
      expect(parts).toHaveLength(end - start);
      expect(parts.reduce((sum, { length }) => sum + length, 0)).toBe(end - start);
      expect(parts.reduce((sum, { symbolCount }) => sum + symbolCount, 0)).toBe(symbols.length);
    }
  },
);
