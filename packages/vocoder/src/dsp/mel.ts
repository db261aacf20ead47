/**
 * Mel filters: the filterbank, spectrograms and the inversion to linear magnitudes.
 * @module
 */
import type { MelFrames, MelSpec } from "@cosyvoice-lite/spec";
import { stft } from "./stft";

/**
 * A filterbank stored by its non-zero weights: filter m weighs the linear bins from `start[m]` on with
 * `weights[offset[m]]` … `weights[offset[m + 1] − 1]`.
 */
export interface MelBasis {
  /** Mel bins. */
  readonly bins: number;
  /** Linear bins. */
  readonly linearBins: number;
  /** First linear bin of each filter. */
  readonly start: Int32Array;
  /** Where the weights of each filter begin; `bins + 1` entries. */
  readonly offset: Int32Array;
  /** The non-zero weights of all filters, one filter after another. */
  readonly weights: Float64Array;
}

// Slaney's Auditory Toolbox (1998): linear below 1 kHz with 200/3 Hz per mel, logarithmic above with 27 steps
// per factor of 6.4.
const LINEAR_HZ_PER_MEL = 200 / 3;
const BREAK_HZ = 1000;
const BREAK_MEL = BREAK_HZ / LINEAR_HZ_PER_MEL;
const LOG_STEP = /* @__PURE__ */ Math.log(6.4) / 27;

/**
 * Hertz to mel.
 * @param hertz - Frequency, from 0 on.
 * @param scale - `slaney` is straight below 1000 Hz, `htk` is a logarithm everywhere.
 */
export function hertzToMel(hertz: number, scale: MelSpec["scale"]): number {
  if (scale === "htk") return 2595 * Math.log10(1 + hertz / 700);
  return hertz < BREAK_HZ
    ? hertz / LINEAR_HZ_PER_MEL
    : BREAK_MEL + Math.log(hertz / BREAK_HZ) / LOG_STEP;
}

/**
 * Mel to hertz, the inverse of {@link hertzToMel}.
 * @param mel - Of the same scale.
 * @param scale - `slaney` or `htk`.
 */
export function melToHertz(mel: number, scale: MelSpec["scale"]): number {
  if (scale === "htk") return 700 * (10 ** (mel / 2595) - 1);
  return mel < BREAK_MEL
    ? mel * LINEAR_HZ_PER_MEL
    : BREAK_HZ * Math.exp((mel - BREAK_MEL) * LOG_STEP);
}

/**
 * Builds the triangular filterbank of a mel spec, as `librosa.filters.mel` does: `slaney` divides each triangle by
 * half its width in Hz, `htk` leaves its peak at 1 (librosa with `htk=True, norm=None`).
 * @param spec - The filters and their transform.
 */
export function createMelBasis(spec: MelSpec): MelBasis {
  const linearBins = spec.fftSize / 2 + 1;
  const low = hertzToMel(spec.minFrequency, spec.scale);
  const high = hertzToMel(spec.maxFrequency, spec.scale);
  const edges = Array.from({ length: spec.bins + 2 }, (_, m) =>
    melToHertz(low + ((high - low) * m) / (spec.bins + 1), spec.scale),
  );
  const rows = Array.from({ length: spec.bins }, (_, m) => {
    const [left, centre, right] = [edges[m], edges[m + 1], edges[m + 2]];
    const gain = spec.scale === "slaney" ? 2 / (right - left) : 1;
    return Float64Array.from({ length: linearBins }, (_unused, k) => {
      const hertz = (k * spec.sampleRate) / spec.fftSize;
      const rising = (hertz - left) / (centre - left);
      const falling = (right - hertz) / (right - centre);
      return gain * Math.max(0, Math.min(rising, falling));
    });
  });
  return sparseBasis(rows, linearBins);
}

/**
 * The same filters for spectra taken with a transform of another length. Magnitudes between the bins of the
 * new transform are taken as linearly interpolated, so a row of the result is a row of the basis times the
 * interpolation matrix, and the sum of its weights stays the same.
 * @param spec - The filters and the transform they were defined for.
 * @param fftSize - The new length.
 */
export function createMelBasisFor(spec: MelSpec, fftSize: number): MelBasis {
  const basis = createMelBasis(spec);
  if (fftSize === spec.fftSize) return basis;
  const linearBins = fftSize / 2 + 1;
  const rows = Array.from({ length: spec.bins }, (_, m) => {
    const row = new Float64Array(linearBins);
    for (let i = basis.offset[m], k = basis.start[m]; i < basis.offset[m + 1]; i++, k++) {
      const place = (k * fftSize) / spec.fftSize;
      const below = Math.min(Math.floor(place), linearBins - 2);
      row[below] += basis.weights[i] * (1 - (place - below));
      row[below + 1] += basis.weights[i] * (place - below);
    }
    return row;
  });
  return sparseBasis(rows, linearBins);
}

/**
 * Filters one spectrum.
 * @param basis - The filterbank.
 * @param linear - `linearBins` values starting at `from`.
 * @param from - Index of the first one.
 * @param mel - Receives `bins` values.
 */
export function applyMelBasis(
  basis: MelBasis,
  linear: Float32Array | Float64Array,
  from: number,
  mel: Float64Array,
): void {
  const { bins, start, offset, weights } = basis;
  for (let m = 0; m < bins; m++) {
    const end = offset[m + 1];
    let sum = 0;
    for (let i = offset[m], k = from + start[m]; i < end; i++, k++) sum += weights[i] * linear[k];
    mel[m] = sum;
  }
}

function sparseBasis(rows: readonly Float64Array[], linearBins: number): MelBasis {
  const start = new Int32Array(rows.length);
  const offset = new Int32Array(rows.length + 1);
  const weights: number[] = [];
  rows.forEach((row, m) => {
    const first = row.findIndex((weight) => weight !== 0);
    const last = row.findLastIndex((weight) => weight !== 0);
    // A filter narrower than a bin may contain none: it stays empty, as in librosa.
    start[m] = Math.max(first, 0);
    if (first >= 0) weights.push(...row.subarray(first, last + 1));
    offset[m + 1] = weights.length;
  });
  return { bins: rows.length, linearBins, start, offset, weights: Float64Array.from(weights) };
}

/**
 * Extracts the mel frames that a spec describes: reflected STFT, magnitude (or power), filterbank, natural log with
 * a floor.
 * @param signal - Samples at `spec.sampleRate`.
 * @param spec - The numbers of the mel.
 * @returns ⌊samples / hop⌋ frames of row-major `[bins, frames]`; librosa's last frame, centred at the very end,
 * is dropped so that frames · hop never exceeds the signal.
 */
export function melSpectrogram(signal: Float32Array | Float64Array, spec: MelSpec): MelFrames {
  const frames = Math.floor(signal.length / spec.hopLength);
  const { bins, real, imag } = stft(signal, spec, "reflect", frames);
  const basis = createMelBasis(spec);
  const mel = new Float32Array(spec.bins * frames);
  const linear = new Float64Array(bins);
  const column = new Float64Array(spec.bins);
  for (let frame = 0; frame < frames; frame++) {
    for (let k = 0, i = frame * bins; k < bins; k++, i++) {
      const power = real[i] * real[i] + imag[i] * imag[i];
      linear[k] = spec.power === 1 ? Math.sqrt(power) : power;
    }
    applyMelBasis(basis, linear, 0, column);
    for (let m = 0; m < spec.bins; m++) {
      mel[m * frames + frame] = Math.log(Math.max(column[m], spec.logFloor));
    }
  }
  return { mel, frames };
}

// Keeps quotients finite in float32 once an estimate has reached zero.
const TINY = 1e-30;

/** Estimates linear spectra, one frame at a time. */
export interface MelInverter {
  /**
   * Improves an estimate in place.
   * @param mel - `bins` mel values, linear (not log), ≥ 0.
   * @param linear - Holds an initial guess with the desired fine structure (all ones for none); receives the estimate.
   * @param from - Index of the frame's first linear bin.
   */
  invert(mel: Float64Array, linear: Float32Array | Float64Array, from: number): void;
}

/**
 * Prepares the inversion by multiplicative updates: x ← x · Bᵀ(y / Bx) / Bᵀ1, which minimises the Kullback-Leibler
 * divergence between the wanted mel y and Bx under x ≥ 0 (Richardson 1972, Lucy 1974; Lee and Seung 2001).
 *
 * Preferred over a pseudo-inverse because it needs no clipping, its divergence weighs quiet and loud bands
 * alike, and since every step only multiplies by something smooth, detail finer than the filters (the harmonics of a
 * known pitch) survives from the guess. It costs two passes over a basis of few non-zero weights.
 * @param basis - The filterbank.
 * @param updates - How many; the mel error after 8 is about 1 %.
 */
export function createMelInverter(basis: MelBasis, updates: number): MelInverter {
  const { bins, linearBins, start, offset, weights } = basis;
  const columnSum = new Float64Array(linearBins);
  for (let m = 0; m < bins; m++) {
    for (let i = offset[m], k = start[m]; i < offset[m + 1]; i++, k++) columnSum[k] += weights[i];
  }
  // Bins that no filter covers (0 Hz, often the highest) become silent.
  const inverseSum = columnSum.map((sum) => (sum > 0 ? 1 / sum : 0));
  const estimate = new Float64Array(bins);
  const correction = new Float64Array(linearBins);
  return {
    invert(mel, linear, from) {
      for (let update = 0; update < updates; update++) {
        applyMelBasis(basis, linear, from, estimate);
        correction.fill(0);
        for (let m = 0; m < bins; m++) {
          const end = offset[m + 1];
          const ratio = mel[m] / (estimate[m] + TINY);
          for (let i = offset[m], k = start[m]; i < end; i++, k++) {
            correction[k] += weights[i] * ratio;
          }
        }
        for (let k = 0; k < linearBins; k++) linear[from + k] *= correction[k] * inverseSum[k];
      }
    },
  };
}
