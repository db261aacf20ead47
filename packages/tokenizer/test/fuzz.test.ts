import { describe, expect, test } from "vitest";
import { fuzz, HINTS } from "./helpers/fuzz";
import { checkUtterances } from "./helpers/check-utterances";
import { randomText, seededRandom } from "./helpers/random-text";

// One per cent of what fuzz.long.test.ts reads.
const TEXTS = 10_000;

describe("random texts", () => {
  test.each(HINTS)("read as %s", { timeout: 120_000 }, async (language) => {
    await fuzz(HINTS.indexOf(language), Math.ceil(TEXTS / HINTS.length), language);
  });
});

test("the generator repeats itself for one seed and makes what it should", () => {
  const texts = (seed: number) => {
    const random = seededRandom(seed);
    return Array.from({ length: 10_000 }, () => randomText(random));
  };
  expect(texts(1)).toEqual(texts(1));
  const all = texts(2);
  expect(all).not.toEqual(texts(1));
  expect(all.some((text) => /\p{Surrogate}/u.test(text))).toBe(true);
  expect(all.some((text) => /\p{M}/u.test(text))).toBe(true);
  expect(all.some((text) => /[\u0590-\u06ff]/.test(text))).toBe(true);
  expect(all.some((text) => text.length > 9000)).toBe(true);
});

test("the checks notice what is wrong", () => {
  const right = {
    source: "ab",
    start: 0,
    end: 2,
    normalized: "ab",
    alignment: [{ start: 0, end: 2, spokenStart: 0, spokenEnd: 2 }],
    symbols: ["^", "a", ".", "$"],
    ids: [1, 5, 6, 2],
    languages: ["en", "en", "en", "en"] as const,
    words: [
      { text: "ab", start: 0, end: 2, language: "en" as const, symbolStart: 1, symbolEnd: 2 },
    ],
    pauseAfterMs: 0,
    warnings: [],
  };
  const check = (change: object) => () => checkUtterances("ab", [{ ...right, ...change }]);
  expect(check({})).not.toThrow();
  expect(check({ source: "b" })).toThrow(/no slice/);
  expect(check({ alignment: [] })).toThrow(/does not reach/);
  expect(check({ words: [{ ...right.words[0], end: 3 }] })).toThrow(/outside/);
  expect(check({ words: [{ ...right.words[0], symbolEnd: 4 }] })).toThrow(/end symbol/);
  expect(check({ ids: [1, 5, 6] })).toThrow(/one id/);
});
