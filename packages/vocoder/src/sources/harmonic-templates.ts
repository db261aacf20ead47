/**
 * What pulse trains look like in mel bins.
 * @module
 */
import type { MelSpec } from "@cosyvoice-lite/spec";

import { applyMelBasis, createMelBasis } from "../dsp/mel-basis";

/** Patterns of pulse trains, by fundamental frequency. */
export interface HarmonicTemplates {
  /** Candidates in Hz, each 1.5 % above the one before. */
  readonly hertz: Float64Array;
  /** Mel bins looked at, from the lowest on. */
  readonly bins: number;
  /** Row-major `[candidates, bins]`, each row flattened. */
  readonly patterns: Float64Array;
}

const LOWEST_HZ = 60;
const HIGHEST_HZ = 500;
const STEP = 1.015;
/** Above this harmonics of low voices merge in the bins. */
const TOP_HZ = 2000;
/** Half the width, in bins, of the average that counts as a frame's broad shape. */
const SHAPE_REACH = 5;
/** Valleys between harmonics are never deeper in real speech: natural log of magnitude. */
const DEEPEST = 4;

/** Computes the patterns for a mel. */
export function createHarmonicTemplates(spec: MelSpec): HarmonicTemplates {
  const basis = createMelBasis(spec);
  const hertzPerBin = spec.sampleRate / spec.fftSize;
  const end = basis.start.findIndex((bin) => bin * hertzPerBin > TOP_HZ);
  const bins = end < 0 ? spec.bins : end;
  const count = Math.floor(Math.log(HIGHEST_HZ / LOWEST_HZ) / Math.log(STEP)) + 1;
  const hertz = Float64Array.from({ length: count }, (_, c) => LOWEST_HZ * STEP ** c);
  const patterns = new Float64Array(count * bins);
  const linear = new Float64Array(basis.linearBins);
  const filtered = new Float64Array(spec.bins);
  hertz.forEach((f0, c) => {
    drawHarmonics(linear, f0, hertzPerBin, spec);
    applyMelBasis(basis, linear, 0, filtered);
    const row = patterns.subarray(c * bins, (c + 1) * bins);
    let top = -Infinity;
    for (let m = 0; m < bins; m++) {
      row[m] = Math.log(filtered[m] + Number.MIN_VALUE) / spec.power;
      top = Math.max(top, row[m]);
    }
    for (let m = 0; m < bins; m++) row[m] = Math.max(row[m], top - DEEPEST);
    flatten(row);
  });
  return { hertz, bins, patterns };
}

/** Harmonics of equal strength seen through a Hann window, up to a little above the highest bin of interest. */
function drawHarmonics(
  linear: Float64Array,
  f0: number,
  hertzPerBin: number,
  { sampleRate, windowLength, power }: MelSpec,
): void {
  const seconds = windowLength / sampleRate;
  linear.fill(0);
  for (let k = 0; k * hertzPerBin < 1.5 * TOP_HZ && k < linear.length; k++) {
    const nearest = Math.max(1, Math.round((k * hertzPerBin) / f0));
    let sum = 0;
    for (let h = Math.max(1, nearest - 3); h <= nearest + 3; h++) {
      sum += hannLobe((k * hertzPerBin - h * f0) * seconds);
    }
    linear[k] = sum ** power;
  }
}

/** Magnitude of the Hann window's transform at an offset in units of one over its length; 1 at the centre. */
function hannLobe(offset: number): number {
  const d = Math.abs(offset);
  // The side lobes, 31 dB down and more, are of no interest.
  if (d >= 2) return 0;
  if (d < 1e-6) return 1;
  if (Math.abs(d - 1) < 1e-6) return 0.5;
  return Math.sin(Math.PI * d) / (Math.PI * d * (1 - d * d));
}

/**
 * Takes the broad shape (formants, loudness) off a row of log magnitudes and scales what is left to length 1.
 * @returns False where nothing is left.
 */
export function flatten(row: Float64Array): boolean {
  const source = row.slice();
  let energy = 0;
  for (let m = 0; m < row.length; m++) {
    const from = Math.max(0, m - SHAPE_REACH);
    const to = Math.min(row.length, m + SHAPE_REACH + 1);
    let sum = 0;
    for (let i = from; i < to; i++) sum += source[i];
    row[m] = source[m] - sum / (to - from);
    energy += row[m] ** 2;
  }
  if (!(energy > 1e-9)) return false;
  const scale = 1 / Math.sqrt(energy);
  for (let m = 0; m < row.length; m++) row[m] *= scale;
  return true;
}
