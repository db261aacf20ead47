import { describe, expect, it } from "vitest";

import { hannWindow, inverseWindowSum } from "./window";

/** The definition: every frame adds its squared window where it lies. */
function bySumming(window: Float64Array, hop: number, frames: number, length: number) {
  const half = window.length >> 1;
  const sum = new Float64Array(length);
  for (let frame = 0; frame < frames; frame++) {
    for (let n = 0; n < window.length; n++) {
      const at = frame * hop - half + n;
      if (at >= 0 && at < length) sum[at] += window[n] ** 2;
    }
  }
  return sum.map((value) => (value > Number.MIN_VALUE ? 1 / value : 0));
}

describe("inverseWindowSum", () => {
  it.each([
    [1200, 300, 25, 7500],
    [1200, 300, 1, 300],
    [1200, 300, 3, 900],
    [1200, 300, 5, 1200],
    [120, 50, 9, 450],
    [120, 120, 4, 480],
    [120, 60, 0, 100],
    [120, 60, 6, 900],
  ])("a window of %i, hop %i, %i frames, %i samples", (size, hop, frames, length) => {
    const window = hannWindow(size);
    const expected = bySumming(window, hop, frames, length);
    const found = inverseWindowSum(window, hop, frames, length);
    for (let n = 0; n < length; n++) {
      expect(Math.abs(found[n] - expected[n])).toBeLessThanOrEqual(1e-12 * expected[n]);
    }
  });
});
