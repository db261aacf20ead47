/**
 * Rounds that make the phases of neighbouring frames agree.
 * @module
 */
import { addPair, loadPair, type StftPlan } from "../dsp/stft";

/** Samples that grow by overlap-add: spectra in, finished samples out. */
export interface OverlapAdd {
  /** Finished samples behind half a window of silence, so that frame t's window begins at t · hop. */
  readonly padded: Float64Array;
  /** How many samples are final. */
  readonly done: number;
  /** Adds frames t and t + 1 in the packing of `storePairBin`, transformed; `count` of them are real. */
  add(pair: Float64Array, count: 1 | 2): void;
}

/**
 * Prepares the overlap-add of an utterance.
 * @param scale - One over the sum of squared windows, per sample.
 */
export function createOverlapAdd(
  plan: StftPlan,
  frames: number,
  scale: Float32Array | Float64Array,
): OverlapAdd {
  const { hop, half, window, offset } = plan;
  const length = frames * hop;
  const unit = 1 / (window.length + 2 * offset);
  const sum = new Float64Array(length + window.length + hop);
  const padded = new Float64Array(length + 2 * window.length);
  let added = 0;
  let done = 0;
  return {
    padded,
    get done() {
      return done;
    },
    add(pair, count) {
      addPair(plan, pair, sum, added * hop);
      added += count;
      const end = added === frames ? length : Math.max(done, added * hop - half);
      for (let n = done; n < end; n++) padded[half + n] = sum[half + n] * scale[n] * unit;
      done = end;
    },
  };
}

/** Magnitudes of the frames that rounds still need, `bins` values each. */
export interface MagnitudeRing {
  readonly values: Float64Array;
  /** Where the row of a frame begins. */
  row(frame: number): number;
}

/** @param rows - Frames that are kept. */
export function createMagnitudeRing(bins: number, rows: number): MagnitudeRing {
  return { values: new Float64Array(rows * bins), row: (frame) => (frame % rows) * bins };
}

/** Keeps zero bins from dividing by zero; the same in training. */
const FLOOR = 1e-10;

/**
 * One round: frames of `from` are analysed as soon as their samples are final, keep their phases, get back the
 * magnitudes that the net wanted, and are added to `to`. One step of Griffin and Lim (1984).
 * @returns A function that takes all frames that have become ready.
 */
export function createRefinement(
  plan: StftPlan,
  frames: number,
  from: OverlapAdd,
  to: OverlapAdd,
  magnitudes: MagnitudeRing,
): () => void {
  const { hop, half, fft, bins } = plan;
  const fftSize = 2 * (bins - 1);
  const length = frames * hop;
  const pair = new Float64Array(2 * fftSize);
  const { values } = magnitudes;
  let next = 0;
  return () => {
    while (next < frames) {
      const count = next + 1 < frames ? 2 : 1;
      const needed = Math.min(length, (next + count - 1) * hop + half);
      if (from.done < needed) return;
      loadPair(plan, from.padded, from.padded, next * hop, pair, (next + 1) * hop);
      fft.transform(pair);
      const a = magnitudes.row(next);
      const b = magnitudes.row(next + 1);
      const present = count === 2 ? 1 : 0;
      for (let k = 0; k < bins; k++) {
        const i = 2 * k;
        const j = k === 0 ? 0 : 2 * (fftSize - k);
        const pr = 0.5 * (pair[i] + pair[j]);
        const pi = 0.5 * (pair[i + 1] - pair[j + 1]);
        const qr = 0.5 * (pair[i + 1] + pair[j + 1]);
        const qi = 0.5 * (pair[j] - pair[i]);
        const p = values[a + k] / Math.sqrt(pr * pr + pi * pi + FLOOR);
        const q = (present * values[b + k]) / Math.sqrt(qr * qr + qi * qi + FLOOR);
        const isEdge = k === 0 || k === bins - 1;
        const ar = p * pr;
        const br = q * qr;
        const ai = isEdge ? 0 : p * pi;
        const bi = isEdge ? 0 : q * qi;
        pair[j + 1] = ar + bi;
        pair[j] = br - ai;
        pair[i + 1] = ar - bi;
        pair[i] = ai + br;
      }
      fft.transform(pair);
      to.add(pair, count);
      next += count;
    }
  };
}

/** The magnitude that training gives a bin. */
export function magnitudeOf(real: number, imag: number): number {
  return Math.sqrt(real * real + imag * imag + FLOOR);
}
