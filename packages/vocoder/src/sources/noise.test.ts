import { describe, expect, it } from "vitest";

import { fillNoise } from "./noise";

function noise(length: number, seed: number, first?: number): Float64Array {
  const output = new Float64Array(length);
  fillNoise(output, seed, first);
  return output;
}

const moment = (values: Float64Array, power: number) =>
  values.reduce((sum, value) => sum + value ** power, 0) / values.length;

describe("fillNoise", () => {
  it("is standard normal", () => {
    const values = noise(200_000, 1);
    expect(Math.abs(moment(values, 1))).toBeLessThan(0.01);
    expect(moment(values, 2)).toBeCloseTo(1, 1.5);
    expect(Math.abs(moment(values, 3))).toBeLessThan(0.03);
    expect(moment(values, 4)).toBeCloseTo(3, 1);
  });

  it("is white: no sample resembles those after it", () => {
    const values = noise(100_000, 2);
    for (const lag of [1, 2, 3, 64, 300]) {
      let product = 0;
      for (let n = lag; n < values.length; n++) product += values[n] * values[n - lag];
      expect(Math.abs(product / values.length)).toBeLessThan(0.015);
    }
  });

  it("gives any stretch the values that the whole has there", () => {
    const whole = noise(1000, 3);
    for (const [first, length] of [
      [0, 1],
      [1, 1],
      [1, 2],
      [7, 300],
      [500, 500],
      [999, 1],
    ]) {
      expect(noise(length, 3, first)).toEqual(whole.slice(first, first + length));
    }
  });

  it("differs between seeds, neighbours and negative ones included", () => {
    const starts = [0, 1, 2, -1, 2 ** 31].map((seed) => noise(4, seed).join());
    expect(new Set(starts).size).toBe(starts.length);
  });

  it("writes nothing into an empty stretch", () => {
    expect(noise(0, 1, 5)).toHaveLength(0);
  });
});
