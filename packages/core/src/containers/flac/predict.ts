/**
 * FLAC's fixed predictors: a sample is guessed as the polynomial through the ones before it.
 * @module
 */

/** A guess for a block. */
export interface Prediction {
  /** Samples that the guess starts from, 0–4; the polynomial's degree plus one. */
  readonly order: number;
  /** What the guess misses, for every sample from `order` on. */
  readonly residual: Int32Array;
}

const HIGHEST_ORDER = 4;

/** The predictor that misses least by the sum of magnitudes, which Rice codes follow closely. */
export function predict(samples: Int32Array): Prediction {
  let best: Prediction = { order: 0, residual: samples };
  let least = magnitude(samples);
  let differences = samples;
  for (let order = 1; order <= HIGHEST_ORDER && order < samples.length; order++) {
    const next = new Int32Array(differences.length - 1);
    for (let i = 0; i < next.length; i++) next[i] = differences[i + 1] - differences[i];
    differences = next;
    // Each order guesses one sample less; those of the lower order that stand before count for both.
    const sum = magnitude(differences);
    if (sum < least) {
      least = sum;
      best = { order, residual: differences };
    }
  }
  return best;
}

function magnitude(values: Int32Array): number {
  let sum = 0;
  for (const value of values) sum += Math.abs(value);
  return sum;
}
