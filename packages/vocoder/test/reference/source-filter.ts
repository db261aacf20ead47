/**
 * The source filter in TypeScript and double precision: what the tests hold the WebAssembly kernel to.
 * @module
 */
import { planStft } from "../../src/dsp/stft";
import { inverseWindowSumAt } from "../../src/dsp/window";
import type { FrameFilters, SourceFilter, SourceFilterSettings } from "../../src";
import { runRounds } from "../../src/sources/kernel/kernel-stages";
import { createNoiseBank, type NoiseFrame } from "./noise-spectra";
import { createPulseSpectra } from "./pulse-spectra";
import {
  createFrameRing,
  createOverlapAdd,
  createRefinement,
  magnitudeOf,
  type FrameRing,
} from "./refinement";

/**
 * Prepares the synthesis of one utterance, defined at `createSourceFilter`.
 * @param f0 - Hz per frame of the whole utterance, 0 where unvoiced.
 * @param settings - Transform, rate and seed.
 */
export function referenceSourceFilter(
  f0: Float32Array,
  settings: SourceFilterSettings,
): SourceFilter {
  const bank = createNoiseBank(settings.seed ?? 0, settings);
  const { fftSize, hopLength, refinements = 0 } = settings;
  const pulses = createPulseSpectra(f0, settings);
  const plan = planStft(settings);
  const { bins, half, window, fft } = plan;
  const frames = f0.length;
  const noise = bank.utterance(frames);
  const scale = inverseWindowSumAt(window, hopLength, frames, frames * hopLength);
  // Frames that one round lags behind the one before: pairs until the last window is final, and one on its way.
  const lag = 2 * (Math.ceil((1 + window.length / hopLength) / 2) + 1);
  const magnitudes = refinements > 0 ? createFrameRing(bins, lag * (refinements + 1)) : undefined;
  const ring = () => createFrameRing(bins, 2 * lag);
  // One between each round and the next.
  const heard = Array.from({ length: Math.max(0, refinements - 1) }, () => ({
    real: ring(),
    imag: ring(),
  }));
  const stages = Array.from({ length: refinements + 1 }, () =>
    createOverlapAdd(plan, frames, scale),
  );
  const rounds = stages
    .slice(1)
    .map((to, index) =>
      createRefinement(
        plan,
        frames,
        stages[index],
        to,
        magnitudes!,
        heard[index - 1],
        heard[index],
      ),
    );
  const final = stages[refinements];
  const pair = new Float64Array(2 * fftSize);
  let added = 0;
  let taken = 0;

  return {
    push(filters, first = 0, count = filters.noiseGain.length / bins - first) {
      const last = first + Math.min(count, frames - added);
      const samples = new Float32Array((added + last - first) * hopLength - taken);
      let filled = 0;
      for (let row = first; row < last; row += 2) {
        const single = row + 1 === last;
        if (!pulses.transform(added, pair)) pair.fill(0);
        shapePair(pair, bins, filters, row, single, noise.pair(added), magnitudes, added);
        fft.transform(pair);
        stages[0].add(pair, single ? 1 : 2);
        added += single ? 1 : 2;
        runRounds(rounds, () => {
          const { values, base } = final.padded;
          const from = half - base;
          samples.set(values.subarray(from + taken, from + final.done), filled);
          filled += final.done - taken;
          taken = final.done;
          final.reading(half + taken);
        });
      }
      // The last frames are not final before their neighbours are there.
      return filled === samples.length ? samples : samples.slice(0, filled);
    },
  };
}

/**
 * From the pulses' spectra to those of speech, in place: P + iQ of two frames becomes the two shaped spectra, packed
 * so that a forward transform is the inverse one (see `storePairBin`).
 */
function shapePair(
  pair: Float64Array,
  bins: number,
  { harmonicReal, harmonicImag, noiseGain }: FrameFilters,
  row: number,
  single: boolean,
  [first, second]: readonly [NoiseFrame, NoiseFrame],
  magnitudes: FrameRing | undefined,
  frame: number,
): void {
  const fftSize = 2 * (bins - 1);
  const { real: firstReal, imag: firstImag, from: firstFrom } = first;
  const { real: secondReal, imag: secondImag, from: secondFrom } = second;
  const a = row * bins;
  const b = single ? a : a + bins;
  // A last frame without a partner is its own, silenced.
  const present = single ? 0 : 1;
  const kept = magnitudes?.values;
  const keptFirst = magnitudes?.row(frame) ?? 0;
  const keptSecond = magnitudes?.row(frame + 1) ?? 0;
  for (let k = 0; k < bins; k++) {
    const i = 2 * k;
    const j = k === 0 ? 0 : 2 * (fftSize - k);
    const pr = 0.5 * (pair[i] + pair[j]);
    const pi = 0.5 * (pair[i + 1] - pair[j + 1]);
    const qr = 0.5 * (pair[i + 1] + pair[j + 1]);
    const qi = 0.5 * (pair[j] - pair[i]);
    const ahr = harmonicReal[a + k];
    const ahi = harmonicImag[a + k];
    const ag = noiseGain[a + k];
    const bhr = present * harmonicReal[b + k];
    const bhi = present * harmonicImag[b + k];
    const bg = present * noiseGain[b + k];
    const ar = ahr * pr - ahi * pi + ag * firstReal[firstFrom + k];
    const br = bhr * qr - bhi * qi + bg * secondReal[secondFrom + k];
    // The first and the last bin of a real signal are real.
    const isEdge = j === i || j === 0;
    let ai = ahr * pi + ahi * pr + ag * firstImag[firstFrom + k];
    let bi = bhr * qi + bhi * qr + bg * secondImag[secondFrom + k];
    if (kept) {
      kept[keptFirst + k] = magnitudeOf(ar, ai);
      if (!single) kept[keptSecond + k] = magnitudeOf(br, bi);
    }
    if (isEdge) ai = bi = 0;
    pair[j + 1] = ar + bi;
    pair[j] = br - ai;
    pair[i + 1] = ar - bi;
    pair[i] = ai + br;
  }
}
