import { describe, expect, test } from "vitest";
import { frameCount } from "../flow/frame-positions";
import { resolveFirstHop, smallestFirstHop } from "./stream-settings";

const timing = { tokenRate: 50, edgeTokens: 20, mel: { sampleRate: 22050, hopLength: 256 } };
const settings = { hopTokens: 100, overlapTokens: 20, melOverlapFrames: 34, melCacheFrames: 20 };

test("the smallest first chunk has both edges and something to play", () => {
  const least = smallestFirstHop(settings, timing);
  expect(least + 20).toBeGreaterThan(40);
  expect(frameCount(least + 20, timing)).toBeGreaterThan(54);
  const long = { ...settings, melCacheFrames: 60 };
  expect(frameCount(smallestFirstHop(long, timing) + 20, timing)).toBeGreaterThan(94);
  expect(frameCount(smallestFirstHop(long, timing) + 19, timing)).toBeLessThanOrEqual(94);
});

describe("resolveFirstHop", () => {
  test.each([
    [undefined, 30],
    [21, 21],
    [100, 100],
  ])("%s becomes %i", (asked, hop) => {
    expect(resolveFirstHop(asked, settings, timing)).toBe(hop);
  });

  test("the default keeps to a voice's own hop", () => {
    expect(resolveFirstHop(undefined, { ...settings, hopTokens: 25 }, timing)).toBe(25);
  });

  test.each([20, 101, 30.5, Number.NaN, 0])("refuses %s with the range", (asked) => {
    expect(() => resolveFirstHop(asked, settings, timing)).toThrow(
      expect.objectContaining({
        code: "INVALID_ARGUMENT",
        message: expect.stringContaining("from 21 to 100"),
      }),
    );
  });
});
