import { expect, test } from "vitest";
import { slideOver } from "./sliding-samples";

test("a signal that is written and read in steps is the same as one that is held whole", () => {
  const [length, window, step] = [500, 20, 7];
  const sliding = slideOver(new Float64Array(50));
  const whole = new Float64Array(length);
  for (let from = 0; from + window <= length; from += step) {
    sliding.reach(from, from + window);
    for (let n = from; n < from + window; n++) {
      sliding.values[n - sliding.base] += n;
      whole[n] += n;
    }
    const seen = sliding.values.subarray(from - sliding.base, from - sliding.base + window);
    expect(seen).toEqual(whole.subarray(from, from + window));
  }
  expect(sliding.values).toHaveLength(50);
});

test("what was never reached is silent, also behind a gap", () => {
  const sliding = slideOver(new Float64Array(10));
  sliding.reach(0, 10);
  sliding.values.fill(1);
  sliding.reach(25, 30);
  expect(sliding.base).toBe(25);
  expect(sliding.values).toEqual(new Float64Array(10));
});
