import { describe, expect, it } from "vitest";

import { goldenArray, LITE_MEL, maxDifference } from "../../test/golden";
import { melSpectrogram } from "./mel";

describe("melSpectrogram", () => {
  it("agrees with librosa", () => {
    const { data, shape } = goldenArray("log_mel");
    const { mel, frames } = melSpectrogram(goldenArray("signal").data, LITE_MEL);
    expect([80, frames]).toEqual(shape);
    expect(maxDifference(mel, data)).toBeLessThan(1e-3);
  });

  it("floors silence", () => {
    const { mel, frames } = melSpectrogram(new Float32Array(1000), LITE_MEL);
    expect(frames).toBe(3);
    expect(mel.every((value) => value === Math.fround(Math.log(1e-5)))).toBe(true);
  });

  it("doubles the logarithm of tones when it takes the power", () => {
    const tone = Float32Array.from({ length: 3000 }, (_, n) => Math.sin(n / 3));
    const magnitude = melSpectrogram(tone, LITE_MEL).mel;
    const power = melSpectrogram(tone, { ...LITE_MEL, power: 2 }).mel;
    expect(Math.max(...power) - 2 * Math.max(...magnitude)).toBeGreaterThan(1);
  });

  it("gives no frames for less than a hop", () => {
    expect(melSpectrogram(new Float32Array(299), LITE_MEL).frames).toBe(0);
  });
});
