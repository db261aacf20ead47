import { describe, expect, it } from "vitest";

import { stft } from "../../src/dsp/stft";
import { createNoiseLoop, NOISE_PERIOD } from "../../src/sources/noise";
import { createNoiseBank, type NoiseFrame } from "./noise-spectra";

const settings = { fftSize: 120, windowLength: 120, hopLength: 30 };
const bins = 61;

describe("createNoiseBank", () => {
  const frames = NOISE_PERIOD + 9;
  const samples = new Float32Array(frames * 30);
  createNoiseLoop(3, NOISE_PERIOD * 30).read(samples, 0);
  const expected = stft(samples, settings, "zero", frames);

  function check(found: NoiseFrame, t: number): void {
    for (let k = 0; k < bins; k++) {
      expect(found.real[found.from + k]).toBeCloseTo(expected.real[t * bins + k], 4);
      expect(found.imag[found.from + k]).toBeCloseTo(expected.imag[t * bins + k], 4);
    }
  }

  it.each([0, 1, 2, 3, 255, 508, 509, 510, 511, 512, 513, 514, 517, 518, 519])(
    "has the spectra of the loop with silence around the utterance at frame %i",
    (t) => {
      const [first, second] = createNoiseBank(3, settings).utterance(frames).pair(t);
      check(first, t);
      check(second, t + 1);
    },
  );

  it("gives the last frame alone, and utterances shorter than a window", () => {
    const bank = createNoiseBank(3, settings);
    check(bank.utterance(frames).pair(frames - 1)[0], frames - 1);
    for (const short of [1, 2, 3]) {
      const alone = stft(samples.subarray(0, short * 30), settings, "zero", short);
      const [first] = bank.utterance(short).pair(0);
      for (let k = 0; k < bins; k++) expect(first.real[k]).toBeCloseTo(alone.real[k], 4);
    }
  });

  it("gives the same values whatever was asked for before", () => {
    const used = createNoiseBank(3, settings).utterance(frames);
    for (const t of [7, 511, 3, 510, 8]) used.pair(t);
    const fresh = createNoiseBank(3, settings).utterance(frames);
    for (const t of [6, 8, 510]) {
      const [a, b] = [used.pair(t)[0], fresh.pair(t)[0]];
      expect(a.real.slice(a.from, a.from + bins)).toEqual(b.real.slice(b.from, b.from + bins));
    }
  });
});
