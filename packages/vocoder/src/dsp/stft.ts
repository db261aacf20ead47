/**
 * Short-time Fourier transform and its least-squares inverse, with librosa's conventions: frame t is centred at
 * sample t · hop, the window is a periodic Hann window centred in the frame, and the forward transform is not scaled.
 * @module
 */
import { SynthesisError } from "@cosyvoice-lite/spec";

import { createFft, type Fft } from "./fft";
import { hannWindow, inverseWindowSum } from "./window";

/** The numbers of an STFT. All in samples. */
export interface StftSettings {
  /** Length of the transform; a spectrum has `fftSize / 2 + 1` bins. Even, prime factors 2, 3 and 5. */
  readonly fftSize: number;
  /** Length of the Hann window, centred in the transform. Even, at most `fftSize`. */
  readonly windowLength: number;
  /** Samples between two frames. */
  readonly hopLength: number;
}

/** Complex spectra, frame after frame: row-major `[frames, bins]`, so that a frame is contiguous in memory. */
export interface Spectra {
  /** Number of frames. */
  readonly frames: number;
  /** Frequencies per frame, FFT size / 2 + 1. */
  readonly bins: number;
  /** Real parts, row-major `[frames, bins]`. */
  readonly real: Float32Array;
  /** Imaginary parts, of the same shape. */
  readonly imag: Float32Array;
}

/** How a signal is padded: its mirror image without the end sample, or silence. */
export type Padding = "reflect" | "zero";

/**
 * Computes the spectra of a signal.
 * @param signal - Samples.
 * @param settings - Transform, window and hop.
 * @param padding - Default `reflect`.
 * @param frames - How many; default 1 + ⌊samples / hop⌋, as librosa.
 */
export function stft(
  signal: Float32Array | Float64Array,
  settings: StftSettings,
  padding: Padding = "reflect",
  frames: number = 1 + Math.floor(signal.length / settings.hopLength),
): Spectra {
  const plan = planStft(settings);
  const { bins, half, window } = plan;
  const padded = padSignal(signal, half, padding, frames * settings.hopLength + window.length);
  const real = new Float32Array(frames * bins);
  const imag = new Float32Array(frames * bins);
  const pair = new Float64Array(2 * settings.fftSize);
  for (let frame = 0; frame < frames; frame += 2) {
    const start = frame * settings.hopLength;
    loadPair(plan, padded, padded, start, pair, start + settings.hopLength);
    plan.fft.transform(pair);
    const a = frame * bins;
    // If the number of frames is odd, the partner of the last one is computed and dropped.
    const b = frame + 1 < frames ? a + bins : -1;
    for (let k = 0; k < bins; k++) {
      const i = 2 * k;
      const j = k === 0 ? 0 : 2 * (settings.fftSize - k);
      real[a + k] = (pair[i] + pair[j]) / 2;
      imag[a + k] = (pair[i + 1] - pair[j + 1]) / 2;
      if (b < 0) continue;
      real[b + k] = (pair[i + 1] + pair[j + 1]) / 2;
      imag[b + k] = (pair[j] - pair[i]) / 2;
    }
  }
  return { frames, bins, real, imag };
}

/**
 * The signal whose spectra come closest to the given ones.
 * @param spectra - Row-major `[frames, bins]`; imaginary parts of the first and the last bin are ignored.
 * @param settings - As in {@link stft}.
 * @param length - Samples wanted; default (frames − 1) · hop, as librosa.
 */
export function istft(
  spectra: Spectra,
  settings: StftSettings,
  length: number = (spectra.frames - 1) * settings.hopLength,
): Float32Array {
  const plan = planStft(settings);
  const { bins, half, window } = plan;
  const { fftSize, hopLength } = settings;
  const { frames, real, imag } = spectra;
  if (spectra.bins !== bins) {
    throw new SynthesisError(
      "INVALID_ARGUMENT",
      `Spectra of ${spectra.bins} bins do not match a transform of ${fftSize} samples (${bins} bins).`,
    );
  }
  const sum = new Float64Array(Math.max(length, 0) + (frames + 2) * hopLength + window.length);
  const pair = new Float64Array(2 * fftSize);
  for (let frame = 0; frame < frames; frame += 2) {
    const a = frame * bins;
    const b = frame + 1 < frames ? a + bins : -1;
    for (let k = 0; k < bins; k++) {
      const edge = k === 0 || k === bins - 1;
      const ar = real[a + k];
      const ai = edge ? 0 : imag[a + k];
      const br = b < 0 ? 0 : real[b + k];
      const bi = b < 0 || edge ? 0 : imag[b + k];
      storePairBin(pair, k, fftSize, ar, ai, br, bi);
    }
    plan.fft.transform(pair);
    addPair(plan, pair, sum, frame * hopLength);
  }
  const scale = inverseWindowSum(window, hopLength, frames, length);
  const signal = new Float32Array(length);
  for (let n = 0; n < length; n++) signal[n] = (sum[half + n] * scale[n]) / fftSize;
  return signal;
}

/** A prepared transform with its window. */
export interface StftPlan {
  readonly fft: Fft;
  readonly window: Float64Array;
  readonly bins: number;
  /** Half the window: the distance from the start of a frame's samples to its centre. */
  readonly half: number;
  readonly hop: number;
  /** Where the window starts in the transform. */
  readonly offset: number;
}

/**
 * Prepares tables for {@link stft} and its relatives.
 * @throws SynthesisError `INVALID_ARGUMENT` for impossible sizes.
 */
export function planStft({ fftSize, windowLength, hopLength }: StftSettings): StftPlan {
  const even = fftSize % 2 === 0 && windowLength % 2 === 0;
  const ordered = 0 < hopLength && hopLength <= windowLength && windowLength <= fftSize;
  if (!even || !ordered || !Number.isInteger(hopLength)) {
    throw new SynthesisError(
      "INVALID_ARGUMENT",
      `A transform of ${fftSize}, a window of ${windowLength} and a hop of ${hopLength} samples are not possible: ` +
        "the first two must be even and hop ≤ window ≤ transform.",
    );
  }
  return {
    fft: createFft(fftSize),
    window: hannWindow(windowLength),
    bins: fftSize / 2 + 1,
    half: windowLength / 2,
    hop: hopLength,
    offset: (fftSize - windowLength) / 2,
  };
}

/**
 * Windows two real frames into the real and the imaginary part of one complex buffer: two transforms for the price
 * of one.
 * @param first - Padded signal of the real part.
 * @param second - Padded signal of the imaginary part.
 * @param start - Index of the first frame's first sample.
 * @param pair - Receives the windowed samples, with zeros around them.
 * @param secondStart - The same for the second frame. Default `start`.
 */
export function loadPair(
  { window, offset }: StftPlan,
  first: Float64Array,
  second: Float64Array,
  start: number,
  pair: Float64Array,
  secondStart = start,
): void {
  const end = 2 * (offset + window.length);
  pair.fill(0, 0, 2 * offset);
  pair.fill(0, end);
  for (let n = 0, i = 2 * offset; i < end; n++, i += 2) {
    pair[i] = window[n] * first[start + n];
    pair[i + 1] = window[n] * second[secondStart + n];
  }
}

/** Half spectra of two frames, A and B, `bins` values each. */
export interface PairSpectra {
  readonly ar: Float64Array;
  readonly ai: Float64Array;
  readonly br: Float64Array;
  readonly bi: Float64Array;
}

/** Separates the spectra of the two frames that {@link loadPair} combined, after the transform. */
export function unpackPair(
  pair: Float64Array,
  bins: number,
  { ar, ai, br, bi }: PairSpectra,
): void {
  const fftSize = 2 * (bins - 1);
  for (let k = 0; k < bins; k++) {
    const i = 2 * k;
    const j = k === 0 ? 0 : 2 * (fftSize - k);
    ar[k] = 0.5 * (pair[i] + pair[j]);
    ai[k] = 0.5 * (pair[i + 1] - pair[j + 1]);
    br[k] = 0.5 * (pair[i + 1] + pair[j + 1]);
    bi[k] = 0.5 * (pair[j] - pair[i]);
  }
}

/**
 * Puts bin k of two half spectra, A and B, into the full spectrum A + iB with real and imaginary parts swapped,
 * which makes the next forward transform an inverse one (see `Fft.transform`).
 */
export function storePairBin(
  pair: Float64Array,
  k: number,
  fftSize: number,
  ar: number,
  ai: number,
  br: number,
  bi: number,
): void {
  const i = 2 * k;
  const j = k === 0 ? 0 : 2 * (fftSize - k);
  pair[j + 1] = ar + bi;
  pair[j] = br - ai;
  pair[i + 1] = ar - bi;
  pair[i] = ai + br;
}

/** Windows and overlap-adds what {@link storePairBin} and a transform made; scaling is left to the caller. */
export function addPair(
  { window, hop, offset }: StftPlan,
  pair: Float64Array,
  sum: Float64Array,
  start: number,
): void {
  for (let n = 0, i = 2 * offset; n < window.length; n++, i += 2) {
    sum[start + n] += window[n] * pair[i + 1];
    sum[start + hop + n] += window[n] * pair[i];
  }
}

function padSignal(
  signal: Float32Array | Float64Array,
  half: number,
  padding: Padding,
  length: number,
): Float64Array {
  const padded = new Float64Array(Math.max(length, signal.length + 2 * half));
  padded.set(signal, half);
  if (padding === "zero" || signal.length === 0) return padded;
  // A period of 2·(samples − 1) also answers for signals shorter than half a window.
  const period = Math.max(1, 2 * (signal.length - 1));
  const mirror = (n: number) => {
    const m = ((n % period) + period) % period;
    return signal[Math.min(m, period - m)];
  };
  for (let n = 1; n <= half; n++) {
    padded[half - n] = mirror(-n);
    padded[half + signal.length - 1 + n] = mirror(signal.length - 1 + n);
  }
  return padded;
}
