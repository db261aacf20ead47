import { describe, expect, it } from "vitest";

import { goldenArray, maxDifference } from "../../test/golden";
import { createPulseTrain } from "./pulse-train";

const settings = { sampleRate: 24_000, hopLength: 300 };

function draw(f0: Float32Array, ...lengths: number[]): Float64Array {
  const train = createPulseTrain(f0, settings);
  const pieces = lengths.map((length) => {
    const piece = new Float64Array(length);
    train.fill(piece);
    return piece;
  });
  return Float64Array.from(pieces.flatMap((piece) => [...piece]));
}

describe("createPulseTrain", () => {
  const f0 = goldenArray("source_f0").data;

  it("is the sum of its harmonics", () => {
    expect(maxDifference(draw(f0, 7500), goldenArray("pulse_train").data)).toBeLessThan(1e-5);
  });

  it("does not depend on how it is cut", () => {
    expect(draw(f0, 1, 299, 1000, 6200)).toEqual(draw(f0, 7500));
  });

  it.each([60, 100, 220.5, 440, 9000])("has unit power at %d Hz", (hertz) => {
    const train = draw(new Float32Array(80).fill(hertz), 24_000);
    const power = train.reduce((sum, value) => sum + value * value, 0) / train.length;
    expect(power).toBeCloseTo(1, 1);
  });

  it("is silent nearest to unvoiced frames only", () => {
    const train = draw(Float32Array.of(0, 200, 0), 900);
    expect(train.subarray(0, 150).every((value) => value === 0)).toBe(true);
    expect(train.subarray(150, 450).every((value) => value !== 0)).toBe(true);
    expect(train.subarray(450).every((value) => value === 0)).toBe(true);
  });

  it("has nothing above the band limit", () => {
    const train = draw(new Float32Array(80).fill(3000), 24_000);
    // Harmonics at 3, 6 and 9 kHz; 12 kHz would be the alternating sum.
    const nyquist = train.reduce((sum, value, n) => sum + (n % 2 === 0 ? value : -value), 0);
    expect(Math.abs(nyquist) / train.length).toBeLessThan(1e-9);
  });
});
