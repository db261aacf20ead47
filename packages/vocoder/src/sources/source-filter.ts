/**
 * Speech from shaped pulses and shaped noise, four frames at a time: the signal half of the `lite` vocoder.
 * @module
 */
import { createNoiseLoop, NOISE_PERIOD, type NoiseLoop } from "./noise";
import {
  BATCH,
  createSourceKernels,
  rowLength,
  type SourceFilterSettings,
  type SourceKernels,
} from "./kernel/kernel-space";
import { createKernelNoise, createKernelPulses } from "./kernel/kernel-sources";
import {
  createKernelOverlapAdd,
  createKernelRefinement,
  runRounds,
  scaleSamples,
} from "./kernel/kernel-stages";

/** Filters of successive frames, row-major `[frames, bins]`, bins = fftSize / 2 + 1. */
export interface FrameFilters {
  /** Complex gain of the pulses. */
  readonly harmonicReal: Float32Array;
  /** Their imaginary parts, of the same shape. */
  readonly harmonicImag: Float32Array;
  /** Gain of the noise, ≥ 0. */
  readonly noiseGain: Float32Array;
}

/** Turns filters into samples, any number of frames at a time. */
export interface SourceFilter {
  /**
   * Adds the next frames and returns the samples that are final after them; after the last frame that is
   * all the rest.
   * @param filters - Filters that hold at least the frames wanted.
   * @param first - Row of the first frame to add. Default 0.
   * @param count - Number of frames. Default: all rows from `first` on.
   */
  push(filters: FrameFilters, first?: number, count?: number): Float32Array;
}

const BYTES = Float32Array.BYTES_PER_ELEMENT;

/**
 * Prepares the synthesis of one utterance. Training code must repeat exactly this, with N = `windowLength` = `fftSize`:
 *
 * - w[n] = ½ − ½·cos(2πn/N), periodic Hann;
 * - p: pulse train as `createPulseTrain` defines it, band-limited at 11 kHz; e: white noise N(0, 1), here a loop of
 *   6.4 s (see `createNoiseLoop`); both of F · hop samples, zero outside;
 * - P_t[k] = Σ_{n=0}^{N−1} w[n] · p[t·hop − N/2 + n] · e^(−2πikn/N), t = 0 … F − 1, k = 0 … N/2, and E_t[k] from e
 *   alike (`torch.stft(center=True, pad_mode="constant")` without its frame F);
 * - S_t[k] = H_t[k] · P_t[k] + g_t[k] · E_t[k], with H = `harmonicReal` + i·`harmonicImag` and g = `noiseGain`;
 * - y[n] = Σ_t w[m] · irfft(S_t)[m] / Σ_t w[m]², m = n − t·hop + N/2, for n = 0 … F·hop − 1
 *   (`torch.istft(length=F·hop)`); imaginary parts of bins 0 and N/2 are ignored;
 * - then `refinements` times: R from y as E from e, S'_t[k] = |S_t[k]| · A_t[k] / |A_t[k]|, y from S' as before,
 *   with A = R in the first round and A = R + 0.9 · (R − R of the round before) in the others.
 * @param f0 - Hz per frame of the whole utterance, 0 where unvoiced; its length is F.
 * @param settings - Transform, rate and seed.
 * @param kernels - Pass the same one for all utterances of these settings. Default: a new one.
 * @param noise - Noise of the seed, a period of `NOISE_PERIOD` frames; pass the same one for all utterances of a seed.
 * Default: generated again.
 * @throws SynthesisError `BACKEND_UNAVAILABLE` without WebAssembly SIMD.
 */
export function createSourceFilter(
  f0: Float32Array,
  settings: SourceFilterSettings,
  kernels: SourceKernels = createSourceKernels(settings, globalThis.WebAssembly),
  noise: NoiseLoop = createNoiseLoop(settings.seed ?? 0, NOISE_PERIOD * settings.hopLength),
): SourceFilter {
  if (f0.length === 0) return { push: () => new Float32Array(0) };
  const space = kernels.take();
  const { refinements = 0 } = settings;
  const { kernel, memory, plan, transform } = space;
  const { bins, hop } = plan;
  const frames = f0.length;
  const padding = bins - 1;
  const row = rowLength(bins);
  const readNoise = createKernelNoise(noise, frames, space);
  const drawPulses = createKernelPulses(f0, settings, space);
  const scale = scaleSamples(space, frames);
  const stages = Array.from({ length: refinements + 1 }, (_, stage) =>
    createKernelOverlapAdd(space, stage, frames, scale),
  );
  const rounds = stages
    .slice(1)
    .map((to, index) => createKernelRefinement(space, index + 1, frames, stages[index], to));
  const final = stages[refinements];
  const [harmonicReal, harmonicImag, noiseGain] = memory.rows;
  const [one, two, three] = memory.batches.map((batch) => batch.byteOffset);
  let added = 0;
  let taken = 0;

  /** Copies the filters of the next frame. */
  function addRow(filters: FrameFilters, from: number): void {
    const slot = (added % BATCH) * row;
    const end = from + bins;
    harmonicReal.set(filters.harmonicReal.subarray(from, end), slot);
    harmonicImag.set(filters.harmonicImag.subarray(from, end), slot);
    noiseGain.set(filters.noiseGain.subarray(from, end), slot);
    memory.present[added % BATCH] = 1;
    added++;
  }

  /** Shapes the batch that ends with the last frame added. */
  function addBatch(): void {
    const first = added - 1 - ((added - 1) % BATCH);
    const count = added - first;
    for (const plane of [harmonicReal, harmonicImag, noiseGain]) plane.fill(0, count * row);
    memory.present.fill(0, count);
    const noisy = readNoise(first, one, two);
    const spectra = drawPulses(first, three, noisy === one ? two : one);
    const { magnitudes } = memory;
    kernel.shape(
      spectra,
      noisy,
      bins - 1,
      memory.turns.byteOffset,
      harmonicReal.byteOffset,
      row * BYTES,
      memory.present.byteOffset,
      magnitudes.length > 0 ? magnitudes[(first / BATCH) % magnitudes.length].byteOffset : 0,
    );
    // The noise is no longer needed: its memory is free.
    stages[0].add(transform(spectra, noisy), count);
  }

  // Frames wait until their batch is full or the last one has arrived, so that samples do not depend on how the frames
  // were split.
  return {
    push(filters, first = 0, count = filters.noiseGain.length / bins - first) {
      const last = first + Math.min(count, frames - added);
      if (last <= first) return new Float32Array(0);
      const samples = new Float32Array((added + last - first) * hop - taken);
      let filled = 0;
      const take = () => {
        const { values, base } = final.padded;
        const from = padding - base;
        samples.set(values.subarray(from + taken, from + final.done), filled);
        filled += final.done - taken;
        taken = final.done;
        final.reading(padding + taken);
      };
      for (let at = first; at < last; at++) {
        addRow(filters, at * bins);
        if (added % BATCH !== 0 && added !== frames) continue;
        addBatch();
        runRounds(rounds, take);
      }
      if (added === frames) kernels.giveBack(space);
      return filled === samples.length ? samples : samples.slice(0, filled);
    },
  };
}
