import { expect, test } from "vitest";
import { timeSteps } from "./time-steps";

test.each([1, 2, 10, 50])("%i steps lead from 0 to 1 along a cosine", (steps) => {
  const taken = timeSteps(steps);
  expect(taken).toHaveLength(steps);
  taken.forEach(({ time, delta }, k) => {
    expect(time).toBeCloseTo(1 - Math.cos(((k / steps) * Math.PI) / 2), 6);
    expect(delta).toBeGreaterThan(0);
    expect(Math.fround(time)).toBe(time);
    expect(Math.fround(delta)).toBe(delta);
  });
  const last = taken[steps - 1];
  expect(Math.fround(last.time + last.delta)).toBeCloseTo(1, 6);
});
