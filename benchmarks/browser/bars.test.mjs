import { expect, test } from "vitest";
import { BARS, barsOf } from "./bars.mjs";

test("a figure passes up to its bar, and one that was not taken neither passes nor fails", () => {
  const figures = {
    realTimeFactorSingleThread: 0.25,
    firstAudio20Characters: 401,
    transferMB: null,
  };
  expect(barsOf(figures)).toEqual({
    bars: BARS,
    passed: {
      realTimeFactorSingleThread: true,
      firstAudio20Characters: false,
      transferMB: null,
      largestDifference: null,
    },
  });
});
