import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { maxDifference } from "../../../test/golden";
import { createPulseTrain } from "../pulse-train";
import { createKernelTrain } from "./kernel-sources";
import { createSourceKernels } from "./kernel-space";

const settings = { sampleRate: 24_000, fftSize: 1200, windowLength: 1200, hopLength: 300 };
const { kernel, memory } = createSourceKernels(settings, globalThis.WebAssembly).take();

describe("createKernelTrain", () => {
  it("draws what TypeScript draws, in any stretches", () => {
    const hertz = fc.oneof(fc.constant(0), fc.double({ min: 20, max: 13_000, noNaN: true }));
    const cases = fc.record({
      f0: fc.array(hertz, { minLength: 1, maxLength: 12 }),
      hopLength: fc.integer({ min: 1, max: 300 }),
      sizes: fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1, maxLength: 5 }),
    });
    fc.assert(
      fc.property(cases, ({ f0, hopLength, sizes }) => {
        const given = Float32Array.from(f0);
        const length = f0.length * hopLength;
        const expected = new Float32Array(length);
        createPulseTrain(given, { ...settings, hopLength }).fill(expected);
        const samples = memory.pulses.subarray(0, length);
        samples.fill(9);
        const behind = memory.pulses[length];
        const train = createKernelTrain(kernel, given, { ...settings, hopLength });
        for (let from = 0, i = 0; from < length; from += sizes[i % sizes.length], i++) {
          train.fill(samples.subarray(from, from + sizes[i % sizes.length]));
        }
        // The highest pulse is √(2 · 550) high.
        expect(maxDifference(samples, expected)).toBeLessThan(5e-5);
        expect(memory.pulses[length]).toBe(behind);
      }),
      { numRuns: 200, seed: 3 },
    );
  });

  it("is at its limit where the phase is a whole number of turns", () => {
    // A turn takes two samples.
    const f0 = new Float32Array(4).fill(12_000);
    const samples = memory.pulses.subarray(0, 40);
    createKernelTrain(kernel, f0, { ...settings, hopLength: 10 }).fill(samples);
    for (let n = 1; n < 40; n += 2) expect(samples[n]).toBeCloseTo(Math.SQRT2, 5);
  });
});
