import type { Utterance, UtteranceWord } from "@cosyvoice-lite/spec";
import { describe, expect, test } from "vitest";
import { wordTimes } from "./word-times";

// 10 frames a second.
const mel = { sampleRate: 1000, hopLength: 100 };

type Range = readonly [start: number, end: number, symbolStart: number, symbolEnd: number];
const range = ([start, end, symbolStart, symbolEnd]: Range) => ({
  start,
  end,
  symbolStart,
  symbolEnd,
});

function utteranceOf(
  source: string,
  words: readonly (Range | readonly Range[])[],
  start = 0,
): Utterance {
  const all = words.map((word): UtteranceWord => {
    const parts = (typeof word[0] === "number" ? [] : word) as readonly Range[];
    const own = range(parts.length === 0 ? (word as Range) : [parts[0][0], parts.at(-1)![1], parts[0][2], parts.at(-1)![3]]); // prettier-ignore
    return {
      text: "",
      language: "en",
      ...own,
      ...(parts.length > 0 && { parts: parts.map(range) }),
    };
  });
  const symbols = Array.from({ length: 10 }, () => "a");
  return { source, start, end: start + source.length, symbols, words: all } as unknown as Utterance;
}

/** One frame for the first symbol, two for the second, and so on. */
const durations = Int32Array.from({ length: 10 }, (_, i) => i + 1);

function timed(utterance: Utterance): [string, number, number][] {
  return wordTimes(utterance, { durations }, mel)!.map(({ text, start, end }) => [
    text,
    start,
    end,
  ]);
}

describe("wordTimes", () => {
  test("words begin and end with their symbols; boundaries belong to none", () => {
    const utterance = utteranceOf("go on", [
      [0, 2, 1, 3],
      [3, 5, 4, 6],
    ]);
    expect(timed(utterance)).toEqual([
      ["go", 0.1, 0.6],
      ["on", 1, 2.1],
    ]);
  });

  test("characters are timed one by one", () => {
    const utterance = utteranceOf("走路。", [
      [
        [0, 1, 1, 3],
        [1, 2, 3, 4],
      ],
    ]);
    expect(timed(utterance)).toEqual([
      ["走", 0.1, 0.6],
      ["路", 0.6, 1],
    ]);
  });

  test("offsets count in the whole text", () => {
    const [word] = wordTimes(utteranceOf("go", [[20, 22, 0, 1]], 20), { durations }, mel)!;
    expect(word).toMatchObject({ text: "go", textStart: 20, textEnd: 22, language: "en" });
  });

  test.each<[string, string, Range[], [string, number, number][]]>([
    ["several words of one sign", "$5 x", [[0, 2, 0, 1], [0, 2, 1, 2], [3, 4, 2, 3]], [["$5", 0, 0.3], ["x", 0.3, 0.6]]],
    ["words that changed places", "$5 x", [[1, 2, 0, 1], [0, 1, 1, 2], [3, 4, 2, 3]], [["$5", 0, 0.3], ["x", 0.3, 0.6]]],
    ["a word grown over two before it", "a b c", [[0, 1, 0, 1], [2, 3, 1, 2], [0, 5, 2, 3]], [["a b c", 0, 0.6]]],
    ["an inserted word", "a b", [[0, 1, 0, 1], [1, 1, 1, 2], [2, 3, 2, 3]], [["a", 0, 0.3], ["b", 0.3, 0.6]]],
    ["an inserted word at the beginning", "a", [[0, 0, 0, 1], [0, 1, 1, 2]], [["a", 0, 0.3]]],
  ])("%s", (_, source, words, expected) => {
    expect(timed(utteranceOf(source, words))).toEqual(expected);
  }); // prettier-ignore

  test("nothing is known without durations, or with others than the symbols'", () => {
    const utterance = utteranceOf("go", [[0, 2, 0, 1]]);
    expect(wordTimes(utterance, {}, mel)).toBeUndefined();
    expect(wordTimes(utterance, { durations: Int32Array.of(1) }, mel)).toBeUndefined();
  });
});
