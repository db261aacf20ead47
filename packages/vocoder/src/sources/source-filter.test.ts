import { describe, expect, it } from "vitest";

import { goldenArray, maxDifference } from "../../test/golden";
import { istft, stft } from "../dsp/stft";
import { fillNoise } from "./noise";
import { referenceSourceFilter } from "../../test/reference/source-filter";
import type { SourceFilterSettings } from "./kernel/kernel-space";
import { createSourceFilter, type FrameFilters } from "./source-filter";

const settings = { sampleRate: 24_000, fftSize: 1200, windowLength: 1200, hopLength: 300, seed: 9 };
const f0 = goldenArray("source_f0").data;
const frames = f0.length;
const bins = 601;

function filters(harmonic: number, noise: number): FrameFilters {
  const each = (value: (k: number, t: number) => number) =>
    Float32Array.from({ length: frames * bins }, (_, i) => value(i % bins, Math.floor(i / bins)));
  const phase = (k: number, t: number) => 0.3 * Math.sin(k / 50 + t);
  return {
    harmonicReal: each((k, t) => harmonic * Math.exp(-k / 200) * Math.cos(phase(k, t))),
    harmonicImag: each((k, t) => harmonic * Math.exp(-k / 200) * Math.sin(phase(k, t))),
    noiseGain: each((k, t) => (noise * (1 + k)) / (1 + t)),
  };
}

const ways = {
  TypeScript: (wanted: SourceFilterSettings) => referenceSourceFilter(f0, wanted),
  WebAssembly: (wanted: SourceFilterSettings) => createSourceFilter(f0, wanted),
};

describe.each(Object.entries(ways))("createSourceFilter in %s", (_, begin) => {
  it("makes the harmonic part that torch makes", () => {
    const samples = begin(settings).push(filters(1, 0));
    expect(maxDifference(samples, goldenArray("source_filter").data)).toBeLessThan(2e-5);
  });

  it("refines phases as torch does", () => {
    const samples = begin({ ...settings, refinements: 3 }).push(filters(1, 0));
    const expected = goldenArray("source_filter_refined").data;
    expect(maxDifference(samples, expected)).toBeLessThan(1e-4);
    expect(maxDifference(goldenArray("source_filter").data, expected)).toBeGreaterThan(0.01);
  });

  it("shapes the noise of its seed", () => {
    const gains = filters(0, 0.01);
    const noise = new Float32Array(frames * 300);
    fillNoise(noise, settings.seed);
    const spectra = stft(noise, settings, "zero", frames);
    const shaped = {
      ...spectra,
      real: spectra.real.map((value, i) => value * gains.noiseGain[i]),
      imag: spectra.imag.map((value, i) => value * gains.noiseGain[i]),
    };
    const expected = istft(shaped, settings, frames * 300);
    expect(maxDifference(begin(settings).push(gains), expected)).toBeLessThan(1e-4);
  });

  it.each([[1, 1, 23], [25], [7, 8, 10], [2, 2, 2, 2, 17]])(
    "gives the same samples in chunks of %i, %i … frames",
    (...counts) => {
      const gains = filters(1, 0.001);
      const refined = { ...settings, refinements: counts.length };
      const whole = begin(refined).push(gains);
      const filter = begin(refined);
      let first = 0;
      const pieces = counts.map((count) => {
        const piece = filter.push(gains, first, count);
        first += count;
        return piece;
      });
      const joined = Float32Array.from(pieces.flatMap((piece) => [...piece]));
      expect(maxDifference(joined, whole)).toBeLessThan(1e-6);
    },
  );
});
