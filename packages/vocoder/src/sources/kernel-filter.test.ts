import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { maxDifference } from "../../test/golden";
import { referenceSourceFilter } from "../../test/reference/source-filter";
import { speechLikeFilters } from "../../test/speech-like-filters";
import type { SourceFilterSettings } from "./kernel/kernel-space";
import { createSourceFilter, type FrameFilters, type SourceFilter } from "./source-filter";
import { createNoiseLoop, NOISE_PERIOD } from "./noise";
import { createSourceKernels, type SourceKernels } from "./kernel/kernel-space";

const settings = { sampleRate: 24_000, fftSize: 1200, windowLength: 1200, hopLength: 300, seed: 4 };
const bins = 601;
const kernelsOf = (wanted: SourceFilterSettings) =>
  createSourceKernels(wanted, globalThis.WebAssembly);

function begin(f0: Float32Array, wanted: SourceFilterSettings, kernels?: SourceKernels) {
  if (!kernels) return referenceSourceFilter(f0, wanted);
  return createSourceFilter(
    f0,
    wanted,
    kernels,
    createNoiseLoop(4, NOISE_PERIOD * wanted.hopLength),
  );
}

function joined(pieces: readonly Float32Array[]): Float32Array {
  return Float32Array.from(pieces.flatMap((piece) => [...piece]));
}

/** Pushes the frames in chunks of the given sizes, in turn. */
function inChunks(filter: SourceFilter, filters: FrameFilters, frames: number, sizes: number[]) {
  const pieces: Float32Array[] = [];
  for (let first = 0, i = 0; first < frames; i++) {
    const count = Math.min(sizes[i % sizes.length], frames - first);
    pieces.push(filter.push(filters, first, count));
    first += count;
  }
  return joined(pieces);
}

describe("createKernelFilter", () => {
  it.each([0, 1, 2, 4])("makes the samples of TypeScript with %i rounds", (refinements) => {
    const wanted = { ...settings, refinements };
    const { filters, f0 } = speechLikeFilters(123, bins);
    const expected = begin(f0, wanted).push(filters);
    const samples = begin(f0, wanted, kernelsOf(wanted)).push(filters);
    expect(samples).toHaveLength(123 * 300);
    expect(Math.max(...expected.map(Math.abs))).toBeGreaterThan(0.2);
    expect(maxDifference(samples, expected)).toBeLessThan(2e-5);
  });

  it("does so for any transform, window, hop and number of frames, in any chunks", () => {
    const cases = fc.record({
      half: fc.constantFrom(2, 3, 8, 15, 25, 36, 45, 60, 64, 125, 250, 300),
      narrower: fc.nat({ max: 1000 }),
      overlap: fc.nat({ max: 1000 }),
      refinements: fc.nat({ max: 5 }),
      frames: fc.nat({ max: 40 }),
      sizes: fc.array(fc.integer({ min: 1, max: 13 }), { minLength: 1, maxLength: 4 }),
    });
    fc.assert(
      fc.property(cases, ({ half, narrower, overlap, refinements, frames, sizes }) => {
        const windowLength = 2 * Math.max(1, half - (narrower % half));
        // Up to 20 windows over each other, and down to one.
        const least = Math.ceil(windowLength / 20);
        const hopLength = least + (overlap % (windowLength - least + 1));
        const wanted = { ...settings, fftSize: 2 * half, windowLength, hopLength, refinements };
        const { filters, f0 } = speechLikeFilters(frames, half + 1);
        const expected = begin(f0, wanted).push(filters);
        const kernels = kernelsOf(wanted);
        const samples = begin(f0, wanted, kernels).push(filters);
        const inPieces = inChunks(begin(f0, wanted, kernels), filters, frames, sizes);
        const peak = Math.max(1, ...expected.map(Math.abs));
        expect(samples).toHaveLength(frames * hopLength);
        expect(maxDifference(inPieces, samples)).toBe(0);
        expect(maxDifference(samples, expected)).toBeLessThan(1e-4 * peak);
      }),
      { numRuns: 50, seed: 7 },
    );
  });

  it("gives samples at most one batch later", () => {
    const wanted = { ...settings, refinements: 1 };
    const { filters, f0 } = speechLikeFilters(40, bins);
    const slow = begin(f0, wanted);
    const fast = begin(f0, wanted, kernelsOf(wanted));
    let behind = 0;
    for (let t = 0; t < 40; t++) {
      behind += slow.push(filters, t, 1).length - fast.push(filters, t, 1).length;
      expect(behind).toBeLessThanOrEqual(4 * 300);
    }
    expect(behind).toBe(0);
  });

  it.each([0, 1e-38, 1e-42])("gives numbers for gains of %f", (gain) => {
    const wanted = { ...settings, refinements: 2 };
    const even = new Float32Array(20 * bins).fill(gain);
    const filters = { harmonicReal: even, harmonicImag: even, noiseGain: even };
    const samples = begin(new Float32Array(20).fill(200), wanted, kernelsOf(wanted)).push(filters);
    expect(Math.max(...samples.map(Math.abs))).toBeLessThan(1e-4);
    expect(samples.some(Number.isNaN)).toBe(false);
  });

  it("keeps utterances apart that are made at the same time and one after the other", () => {
    const wanted = { ...settings, refinements: 1 };
    const kernels = kernelsOf(wanted);
    const first = speechLikeFilters(31, bins);
    const second = {
      ...speechLikeFilters(44, bins),
      f0: new Float32Array(44).fill(110),
    };
    const alone = [first, second].map(({ f0, filters }) =>
      begin(f0, wanted, kernelsOf(wanted)).push(filters),
    );
    for (let turn = 0; turn < 3; turn++) {
      const a = begin(first.f0, wanted, kernels);
      const b = begin(second.f0, wanted, kernels);
      const pieces: Float32Array[][] = [[], []];
      for (let t = 0; t < 44; t += 5) {
        if (t < 31) pieces[0].push(a.push(first.filters, t, 5));
        pieces[1].push(b.push(second.filters, t, 5));
      }
      expect(maxDifference(joined(pieces[0]), alone[0])).toBe(0);
      expect(maxDifference(joined(pieces[1]), alone[1])).toBe(0);
    }
  });

  it("leaves nothing of a broken utterance behind", () => {
    const kernels = kernelsOf(settings);
    const { filters, f0 } = speechLikeFilters(14, bins);
    const expected = begin(f0, settings, kernels).push(filters);
    const broken = new Float32Array(14 * bins).fill(Number.NaN);
    const nothing = begin(f0, settings, kernels).push({ ...filters, harmonicReal: broken });
    expect(nothing.every(Number.isNaN)).toBe(true);
    expect(maxDifference(begin(f0, settings, kernels).push(filters), expected)).toBe(0);
  });
});
