import { describe, expect, it } from "vitest";

import { goldenArray, LITE_MEL, maxDifference } from "../../test/golden";
import { fillNoise } from "../sources/noise";
import { istft, stft } from "./stft";

const signal = goldenArray("signal").data;
const small = { fftSize: 240, windowLength: 120, hopLength: 60 };

describe("stft", () => {
  it("agrees with librosa on a short transform", () => {
    const { data, shape } = goldenArray("stft_small");
    const spectra = stft(signal.subarray(7200, 9600), small);
    expect([2, spectra.frames, spectra.bins]).toEqual(shape);
    const half = data.length / 2;
    expect(maxDifference(spectra.real, data.subarray(0, half))).toBeLessThan(1e-5);
    expect(maxDifference(spectra.imag, data.subarray(half))).toBeLessThan(1e-5);
  });

  it("agrees with librosa on the voice's transform, at both ends too", () => {
    const { data } = goldenArray("stft_lite_frames_0_45_96");
    const { bins, frames, real, imag } = stft(signal, LITE_MEL);
    expect([frames, bins]).toEqual([97, 1025]);
    [0, 45, 96].forEach((frame, row) => {
      const range = [frame * bins, (frame + 1) * bins] as const;
      expect(
        maxDifference(real.subarray(...range), data.subarray(row * bins, (row + 1) * bins)),
      ).toBeLessThan(1e-4);
      const imagRow = (3 + row) * bins;
      expect(
        maxDifference(imag.subarray(...range), data.subarray(imagRow, imagRow + bins)),
      ).toBeLessThan(1e-4);
    });
  });

  it.each([1, 2, 50])("reflects signals of only %i samples", (length) => {
    const { real, frames } = stft(signal.subarray(5000, 5000 + length), small);
    expect(frames).toBe(1);
    expect(real.every(Number.isFinite)).toBe(true);
  });

  it.each([
    { fftSize: 239, windowLength: 120, hopLength: 60 },
    { fftSize: 240, windowLength: 300, hopLength: 60 },
    { fftSize: 240, windowLength: 120, hopLength: 0 },
    { fftSize: 240, windowLength: 120, hopLength: 121 },
  ])("refuses %o", (settings) => {
    expect(() => stft(signal, settings)).toThrow("are not possible");
  });
});

describe("istft", () => {
  it("agrees with librosa on spectra that no signal has", () => {
    const { real, imag, bins, frames } = stft(signal.subarray(7200, 9600), small);
    const tilt = (value: number, i: number) => value / (1 + (i % bins) / 40);
    const found = istft({ bins, frames, real: real.map(tilt), imag: imag.map(tilt) }, small);
    expect(maxDifference(found, goldenArray("istft_small").data)).toBeLessThan(1e-6);
  });

  it.each([LITE_MEL, { fftSize: 1200, windowLength: 1200, hopLength: 300 }, small])(
    "returns the signal that was transformed (%o)",
    (settings) => {
      const noise = new Float32Array(9000);
      fillNoise(noise, 5);
      for (const frames of [30, 31]) {
        const spectra = stft(
          noise,
          settings,
          "zero",
          Math.ceil((frames * 300) / settings.hopLength),
        );
        expect(maxDifference(istft(spectra, settings, 9000), noise)).toBeLessThan(1e-5);
      }
    },
  );

  it("refuses spectra of another transform", () => {
    expect(() => istft(stft(signal, small), LITE_MEL)).toThrow("121 bins");
  });
});
