/**
 * Rounds that make the phases of neighbouring frames agree.
 * @module
 */
import {
  addPair,
  loadPair,
  storePairBin,
  unpackPair,
  type PairSpectra,
  type StftPlan,
} from "../../src/dsp/stft";
import { slideOver, type SlidingSamples } from "../../src/sources/sliding-samples";

/** Samples that grow by overlap-add: spectra in, finished samples out. */
export interface OverlapAdd {
  /**
   * Finished samples behind half a window of silence, so that frame t's window begins at t · hop. Those before the last `reading` may be gone.
   */
  readonly padded: SlidingSamples;
  /** How many samples are final. */
  readonly done: number;
  /** Adds frames t and t + 1 in the packing of `storePairBin`, transformed; `count` of them are real. */
  add(pair: Float64Array, count: 1 | 2): void;
  /** Where in `padded` its reader goes on: nothing before it is needed any more. */
  reading(from: number): void;
}

/** Windows of samples that are held; what is needed at the same time are less than three. */
const WINDOWS_HELD = 8;

/**
 * Prepares the overlap-add of an utterance. What it holds does not grow with the utterance: each has several of these, and memory that is
 * asked for only to be filled once takes longer than the first samples.
 * @param scale - One over the sum of squared windows, by sample.
 */
export function createOverlapAdd(
  plan: StftPlan,
  frames: number,
  scale: (n: number) => number,
): OverlapAdd {
  const { hop, half, window, offset } = plan;
  const length = frames * hop;
  const unit = 1 / (window.length + 2 * offset);
  const sum = slideOver(new Float64Array(WINDOWS_HELD * window.length));
  const padded = slideOver(new Float64Array(WINDOWS_HELD * window.length));
  let added = 0;
  let done = 0;
  let read = 0;
  return {
    padded,
    get done() {
      return done;
    },
    add(pair, count) {
      sum.reach(Math.min(half + done, added * hop), (added + 1) * hop + window.length + half);
      addPair(plan, pair, sum.values, added * hop - sum.base);
      added += count;
      const end = added === frames ? length : Math.max(done, added * hop - half);
      // The last windows reach into the silence behind the end.
      padded.reach(read, end + window.length + hop);
      const from = half - sum.base;
      const to = half - padded.base;
      for (let n = done; n < end; n++)
        padded.values[to + n] = sum.values[from + n] * scale(n) * unit;
      done = end;
    },
    reading(from) {
      read = from;
    },
  };
}

/** Values of the frames that rounds still need, `bins` to a frame. */
export interface FrameRing {
  readonly values: Float64Array;
  /** Where the row of a frame begins. */
  row(frame: number): number;
}

/** @param rows - Frames that are kept. */
export function createFrameRing(bins: number, rows: number): FrameRing {
  return { values: new Float64Array(rows * bins), row: (frame) => (frame % rows) * bins };
}

/** What a round heard, for the next one to go further in the same direction. */
export interface HeardFrames {
  readonly real: FrameRing;
  readonly imag: FrameRing;
}

/** How much further: 0 is plain Griffin-Lim. Of the values tried from 0 to 0.99 the best after four rounds. */
const MOMENTUM = 0.9;

/** Keeps zero bins from dividing by zero; the same in training. */
const FLOOR = 1e-10;

/**
 * One round: frames of `from` are analysed as soon as their samples are final, keep their phases, get back the
 * magnitudes that the net wanted, and are added to `to`. One step of fast Griffin-Lim (Perraudin et al., 2013): the
 * phases are those of R + 0.9 · (R − Q), where R is what this round hears and Q what the round before heard.
 * @param before - What the round before heard; undefined for the first.
 * @param heard - Receives what this round hears; undefined for the last.
 * @returns A function that takes two frames if they are ready, and says whether it did.
 */
export function createRefinement(
  plan: StftPlan,
  frames: number,
  from: OverlapAdd,
  to: OverlapAdd,
  magnitudes: FrameRing,
  before: HeardFrames | undefined,
  heard: HeardFrames | undefined,
): () => boolean {
  const { hop, half, fft, bins } = plan;
  const fftSize = 2 * (bins - 1);
  const length = frames * hop;
  const pair = new Float64Array(2 * fftSize);
  const { values } = magnitudes;
  const row = () => new Float64Array(bins);
  const spectra = { ar: row(), ai: row(), br: row(), bi: row() };
  let next = 0;
  return () => {
    if (next >= frames) return false;
    const count = next + 1 < frames ? 2 : 1;
    const needed = Math.min(length, (next + count - 1) * hop + half);
    if (from.done < needed) return false;
    const { values: heardSamples, base } = from.padded;
    const start = next * hop - base;
    loadPair(plan, heardSamples, heardSamples, start, pair, start + hop);
    fft.transform(pair);
    const a = magnitudes.row(next);
    const b = magnitudes.row(next + 1);
    const present = count === 2 ? 1 : 0;
    unpackPair(pair, bins, spectra);
    if (heard) keep(spectra, next, count, heard);
    if (before) goFurther(spectra, bins, next, before);
    const { ar, ai, br, bi } = spectra;
    for (let k = 0; k < bins; k++) {
      const p = values[a + k] / Math.sqrt(ar[k] * ar[k] + ai[k] * ai[k] + FLOOR);
      const q = (present * values[b + k]) / Math.sqrt(br[k] * br[k] + bi[k] * bi[k] + FLOOR);
      const isEdge = k === 0 || k === bins - 1;
      storePairBin(
        pair,
        k,
        fftSize,
        p * ar[k],
        isEdge ? 0 : p * ai[k],
        q * br[k],
        isEdge ? 0 : q * bi[k],
      );
    }
    fft.transform(pair);
    to.add(pair, count);
    next += count;
    from.reading(next * hop);
    return true;
  };
}

function keep(
  { ar, ai, br, bi }: PairSpectra,
  frame: number,
  count: number,
  { real, imag }: HeardFrames,
): void {
  real.values.set(ar, real.row(frame));
  imag.values.set(ai, imag.row(frame));
  if (count < 2) return;
  real.values.set(br, real.row(frame + 1));
  imag.values.set(bi, imag.row(frame + 1));
}

function goFurther(
  { ar, ai, br, bi }: PairSpectra,
  bins: number,
  frame: number,
  { real, imag }: HeardFrames,
): void {
  const a = real.row(frame);
  const b = real.row(frame + 1);
  for (let k = 0; k < bins; k++) {
    ar[k] += MOMENTUM * (ar[k] - real.values[a + k]);
    ai[k] += MOMENTUM * (ai[k] - imag.values[a + k]);
    br[k] += MOMENTUM * (br[k] - real.values[b + k]);
    bi[k] += MOMENTUM * (bi[k] - imag.values[b + k]);
  }
}

/** The magnitude that training gives a bin. */
export function magnitudeOf(real: number, imag: number): number {
  return Math.sqrt(real * real + imag * imag + FLOOR);
}
