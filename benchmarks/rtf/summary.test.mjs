import { describe, expect, it } from "vitest";
import { byLanguage, ratio, realTimeFactor, timeRatio, vocoderRealTime } from "./summary.mjs";

/**
 * @param {string} text
 * @param {number} seconds
 * @param {number} audioSeconds
 * @returns {import("./measure.mjs").Measurement}
 */
const spoken = (text, seconds, audioSeconds, language = "zh") => ({
  sentence: { text, language, kokoro: "", case: text },
  seconds,
  audioSeconds,
  vocoderSeconds: seconds / 2,
});

describe("real-time factors", () => {
  it("weighs sentences by their length", () => {
    expect(realTimeFactor([spoken("a", 1, 1), spoken("b", 1, 9)])).toBeCloseTo(0.2);
  });

  it("is null without measurements", () => {
    expect(realTimeFactor([])).toBeNull();
  });

  it("is split by language", () => {
    expect(byLanguage([spoken("a", 1, 2), spoken("b", 3, 4, "en")])).toEqual({ zh: 0.5, en: 0.75 });
  });
});

describe("ratio", () => {
  it("is above 1 where ours is faster, whatever the length of the speech", () => {
    expect(ratio([spoken("a", 4, 2)], [spoken("a", 1, 4)])).toBe(8);
  });

  it("looks at the sentences that both spoke", () => {
    const ours = [spoken("a", 1, 1), spoken("b", 100, 1)];
    expect(ratio([spoken("a", 2, 1)], ours)).toBe(2);
  });

  it("is null when one did not take part", () => {
    expect(ratio(undefined, [spoken("a", 1, 1)])).toBeNull();
    expect(ratio([spoken("a", 1, 1)], undefined)).toBeNull();
  });
});

it("compares plain seconds for one case", () => {
  expect(timeRatio([spoken("x", 3, 1)], [spoken("x", 2, 9)], "x")).toBe(1.5);
  expect(timeRatio([spoken("x", 3, 1)], [spoken("x", 2, 9)], "y")).toBeNull();
});

it("counts the vocoder alone", () => {
  expect(vocoderRealTime([spoken("a", 1, 4)])).toBe(8);
  expect(vocoderRealTime(undefined)).toBeNull();
});
