import { describe, expect, it } from "vitest";
import { checkLengths } from "./length-check.mjs";
import { LONGEST, lengthList } from "./length-list.mjs";

const words = (/** @type {[string, number, number][]} */ ...list) => ({
  words: list.map(([text, symbolStart, symbolEnd]) => ({ text, symbolStart, symbolEnd })),
});

describe("checkLengths", () => {
  it("adds up frames per symbol over the words alone", () => {
    const report = checkLengths(words(["a", 1, 3], ["b", 4, 5]), [9, 4, 6, 7, 5, 9]);
    expect(report).toEqual({ framesPerSymbol: 5, silent: [], rushed: [], stretched: [] });
  });

  it("finds words without frames or symbols", () => {
    const utterance = words(["gone", 0, 2], ["here", 2, 4], ["empty", 4, 4]);
    expect(checkLengths(utterance, [0n, 0n, 3n, 4n]).silent).toEqual(["gone", "empty"]);
  });

  it("finds words far from the usual pace", () => {
    const utterance = words(["slow", 0, 1], ["fast", 1, 2], ["usual", 2, 12]);
    const report = checkLengths(utterance, [60, 1, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5]);
    expect(report).toMatchObject({ rushed: ["fast"], stretched: ["slow"], silent: [] });
  });
});

describe("lengthList", () => {
  const list = lengthList();

  it("has every length in five languages", () => {
    expect(list).toHaveLength(5 * LONGEST);
    expect(new Set(list.map(({ text }) => text)).size).toBe(list.length);
  });

  it("counts syllables", () => {
    for (const { language, syllables, text } of list)
      expect(language === "en" ? text.split(" ") : [...text]).toHaveLength(syllables);
  });
});
