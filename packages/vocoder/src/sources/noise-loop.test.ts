import { describe, expect, it } from "vitest";

import { createNoiseLoop, fillNoise } from "./noise";

function drawn(length: number, seed: number): Float32Array {
  const output = new Float32Array(length);
  fillNoise(output, seed);
  return output;
}

describe("createNoiseLoop", () => {
  const whole = drawn(1000, 5);

  it("is the seed's noise within the first period", () => {
    const output = new Float32Array(700);
    createNoiseLoop(5, 1000).read(output, 300);
    expect(output).toEqual(whole.subarray(300));
  });

  it("begins again after the period, wherever it is read from", () => {
    const output = new Float32Array(2500);
    createNoiseLoop(5, 1000).read(output, 3900);
    const expected = output.map((_, n) => whole[(3900 + n) % 1000]);
    expect(output).toEqual(expected);
  });

  it("gives the same whatever was read before", () => {
    const loop = createNoiseLoop(5, 1000);
    for (const [first, length] of [
      [990, 20],
      [3, 1],
      [400, 700],
      [0, 1000],
    ]) {
      const output = new Float32Array(length);
      loop.read(output, first);
      expect(output).toEqual(output.map((_, n) => whole[(first + n) % 1000]));
    }
  });
});
