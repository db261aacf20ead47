import { describe, expect, it } from "vitest";

import { LITE_MEL } from "../../test/golden";
import { melSpectrogram } from "../dsp/mel";
import { createF0Estimator } from "./estimate-f0";
import { fillNoise } from "./noise";
import { createPulseTrain } from "./pulse-train";

const estimate = createF0Estimator(LITE_MEL);

/** A resonance: two-pole filter at a frequency with a bandwidth, both in Hz. */
function resonate(signal: Float64Array, hertz: number, width: number): void {
  const radius = Math.exp((-Math.PI * width) / 24_000);
  const b = 2 * radius * Math.cos((2 * Math.PI * hertz) / 24_000);
  let [one, two] = [0, 0];
  for (let n = 0; n < signal.length; n++) {
    const value = (1 - radius) * signal[n] + b * one - radius * radius * two;
    [two, one] = [one, value];
    signal[n] = value;
  }
}

/** A vowel sung to an F0 curve, with some breath. */
function sing(f0: Float32Array, formants: readonly number[], breath = 0.01): Float32Array {
  const signal = new Float64Array(f0.length * 300);
  createPulseTrain(f0, { sampleRate: 24_000, hopLength: 300 }).fill(signal);
  for (const formant of formants) resonate(signal, formant, 80 + formant / 20);
  const top = signal.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const noise = new Float64Array(signal.length);
  fillNoise(noise, 1);
  return Float32Array.from(signal, (value, n) => (0.5 * value) / top + 0.02 * breath * noise[n]);
}

const A = [730, 1090, 2440];
const I = [280, 2250, 2900];

describe("createF0Estimator", () => {
  it.each(
    [75, 90, 110, 150, 200, 260, 330, 440].flatMap((hertz) => [
      [hertz, A],
      [hertz, I],
    ]) as [number, number[]][],
  )("hears a steady %d Hz with formants %j", (hertz, formants) => {
    const frames = melSpectrogram(sing(new Float32Array(80).fill(hertz), formants), LITE_MEL);
    const found = estimate(frames).subarray(4, 76);
    const off = [...found].filter((value) => Math.abs(value / hertz - 1) > 0.04);
    expect(off.length).toBeLessThanOrEqual(2);
  });

  it("follows a glide over an octave", () => {
    const f0 = Float32Array.from({ length: 120 }, (_, t) => 120 * 2 ** (t / 119));
    const found = estimate(melSpectrogram(sing(f0, A), LITE_MEL));
    for (let t = 4; t < 116; t++) expect(Math.abs(found[t] / f0[t] - 1)).toBeLessThan(0.05);
  });

  it("tells voiced stretches from noise and silence", () => {
    const f0 = Float32Array.from({ length: 150 }, (_, t) => (t >= 50 && t < 100 ? 180 : 0));
    const sound = sing(f0, A);
    const hiss = new Float32Array(50 * 300);
    fillNoise(hiss, 3);
    for (let n = 0; n < hiss.length; n++) sound[n] += 0.05 * hiss[n];
    const found = estimate(melSpectrogram(sound, LITE_MEL));
    const voiced = (from: number, to: number) => found.subarray(from, to).filter((v) => v > 0);
    expect(voiced(0, 46).length).toBeLessThanOrEqual(2);
    expect(voiced(54, 96).length).toBeGreaterThanOrEqual(40);
    expect(voiced(104, 150)).toHaveLength(0);
  });

  it("finds nothing in silence and takes no frames", () => {
    const mel = new Float32Array(80 * 20).fill(Math.log(LITE_MEL.logFloor));
    expect(estimate({ mel, frames: 20 })).toEqual(new Float32Array(20));
    expect(estimate({ mel: new Float32Array(0), frames: 0 })).toHaveLength(0);
  });
});
