import { describe, expect, it } from "vitest";

import { goldenArray, goldenNumber } from "../../test/golden";
import { fillNoise } from "../sources/noise";
import { griffinLim } from "./griffin-lim";
import { stft, type Spectra, type StftSettings } from "./stft";

function reconstruct(
  target: Float32Array,
  guess: Spectra,
  settings: StftSettings & { iterations?: number },
) {
  const rounds = griffinLim(target, guess, settings);
  for (;;) {
    const step = rounds.next();
    if (step.done) return step.value;
  }
}

function noiseSpectra(frames: number, settings: StftSettings, seed: number): Spectra {
  const noise = new Float32Array(frames * settings.hopLength);
  fillNoise(noise, seed);
  return stft(noise, settings, "zero", frames);
}

/** 20·log10(‖target − |STFT(signal)|‖ / ‖target‖). */
function convergence(
  target: Float32Array,
  signal: Float32Array,
  settings: StftSettings,
  frames: number,
): number {
  const { real, imag } = stft(signal, settings, "zero", frames);
  let difference = 0;
  let energy = 0;
  target.forEach((value, i) => {
    difference += (value - Math.hypot(real[i], imag[i])) ** 2;
    energy += value ** 2;
  });
  return 10 * Math.log10(difference / energy);
}

describe("griffinLim", () => {
  it.each([
    ["compact", 1200],
    ["lite", 2048],
  ])("comes as close as librosa's in 30 rounds (%s)", (name, fftSize) => {
    const settings = { fftSize, windowLength: 1200, hopLength: 300 };
    const { data: target, shape } = goldenArray(`griffin_lim_${name}`);
    const runs = [0, 1, 2, 3].map((seed) => {
      const found = reconstruct(target, noiseSpectra(shape[0], settings, seed), settings);
      return convergence(target, found, settings, shape[0]);
    });
    const mean = runs.reduce((sum, run) => sum + run, 0) / runs.length;
    expect(mean).toBeLessThan(goldenNumber(`griffin_lim_${name}_db`) + 0.2);
  });

  it.each([8, 9])("keeps a signal whose phases it was given (%i frames)", (frames) => {
    const settings = { fftSize: 240, windowLength: 120, hopLength: 30 };
    const signal = new Float32Array(frames * 30);
    fillNoise(signal, 4);
    const spectra = stft(signal, settings, "zero", frames);
    const target = spectra.real.map((re, i) => Math.hypot(re, spectra.imag[i]));
    const found = reconstruct(target, spectra, { ...settings, iterations: 3 });
    expect(Math.max(...found.map((value, n) => Math.abs(value - signal[n])))).toBeLessThan(1e-4);
  });

  it("tells how many rounds it has done", () => {
    const settings = { fftSize: 240, windowLength: 120, hopLength: 60, iterations: 4 };
    const guess = noiseSpectra(6, settings, 0);
    expect([...griffinLim(guess.real.map(Math.abs), guess, settings)]).toEqual([0, 1, 2, 3]);
  });
});
