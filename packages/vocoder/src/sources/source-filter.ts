/**
 * Speech from shaped pulses and shaped noise: the signal half of the `lite` vocoder.
 * @module
 */
import { planStft } from "../dsp/stft";
import { inverseWindowSumAt } from "../dsp/window";
import type { FrameFilters, SourceFilter, SourceFilterSettings } from "./filters";
import { createKernelFilter } from "./kernel/kernel-filter";
import type { SourceKernels } from "./kernel/source-kernels";
import { createNoiseBank, type NoiseBank, type NoiseFrame } from "./noise-spectra";
import { createPulseSpectra } from "./pulse-spectra";
import {
  createFrameRing,
  createOverlapAdd,
  createRefinement,
  magnitudeOf,
  runRounds,
  type FrameRing,
} from "./refinement";

export type { FrameFilters, SourceFilter, SourceFilterSettings } from "./filters";

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
 *   (`torch.istft(length=F·hop)`); imaginary parts of bins 0 and N/2 do not count;
 * - then `refinements` times: R from y as E from e, S'_t[k] = |S_t[k]| · A_t[k] / |A_t[k]|, y from S' as before,
 *   with A = R in the first round and A = R + 0.9 · (R − R of the round before) in the others.
 * @param f0 - Hz per frame of the whole utterance, 0 where unvoiced; its length is F.
 * @param settings - Transform, rate and seed.
 * @param bank - Spectra of the noise; pass the same one for all utterances of a seed. Default: new ones.
 * @param kernels - Makes the same samples several times faster, up to 2e-5 of full scale; pass the same one for all
 * utterances of these settings. Default: everything is computed here.
 */
export function createSourceFilter(
  f0: Float32Array,
  settings: SourceFilterSettings,
  bank: NoiseBank = createNoiseBank(settings.seed ?? 0, settings),
  kernels?: SourceKernels,
): SourceFilter {
  const space = f0.length > 0 ? kernels?.take() : undefined;
  if (kernels && space) return createKernelFilter(f0, settings, bank, space, kernels.giveBack);
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
