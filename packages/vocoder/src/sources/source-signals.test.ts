import { describe, expect, it } from "vitest";

import { goldenArray, maxDifference } from "../../test/golden";
import { createNoiseLoop, fillNoise } from "./noise";
import { createSourceSignals } from "../vocoders/graph-sources";

const f0 = goldenArray("source_f0").data;
const settings = { sampleRate: 24_000, hopLength: 300 };
const create = () => createSourceSignals(f0, settings, createNoiseLoop(4, 4000));

describe("createSourceSignals", () => {
  it("gives the pulses and the noise of the definition", () => {
    const expected = new Float32Array(4000);
    fillNoise(expected, 4);
    expect(maxDifference(create().pulses(0, 25), goldenArray("pulse_train").data)).toBeLessThan(
      1e-5,
    );
    expect(create().noise(0, 10)).toEqual(expected.subarray(0, 3000));
  });

  it("gives stretches, overlapping or apart, what the whole has there", () => {
    const whole = create();
    const [pulses, noise] = [whole.pulses(0, 25), whole.noise(0, 25)];
    const parts = create();
    for (const [first, end] of [
      [3, 9],
      [5, 12],
      [20, 25],
      [0, 2],
    ]) {
      expect(parts.pulses(first, end)).toEqual(pulses.slice(first * 300, end * 300));
      expect(parts.noise(first, end)).toEqual(noise.slice(first * 300, end * 300));
    }
  });
});
