/**
 * White noise that is drawn once and then played in a loop.
 * @module
 */
import { fillNoise } from "./noise";

/** Frames after which the noise begins again: 6.4 seconds at a hop of 300 and 24 kHz. */
export const NOISE_PERIOD = 512;

/** Noise of one seed. Sample n of an utterance is `fillNoise`'s sample n modulo the period. */
export interface NoiseLoop {
  /** Seed of the noise. */
  readonly seed: number;
  /** Length of the period in samples. */
  readonly period: number;
  /**
   * Copies a stretch.
   * @param output - Receives the samples.
   * @param first - Index of the first one in the utterance, at least 0.
   */
  read(output: Float32Array | Float64Array, first: number): void;
}

/**
 * Prepares the noise of a seed; it is drawn as far as it is read.
 *
 * Why a loop: drawing normal noise costs more than copying it by a factor of thirty. No ear finds the repetition in
 * noise that every frame shapes anew, and a sample still depends on the seed and its index alone.
 * @param seed - Any integer; its low 32 bits count.
 * @param period - Samples.
 */
export function createNoiseLoop(seed: number, period: number): NoiseLoop {
  const samples = new Float32Array(period);
  let drawn = 0;
  return {
    seed,
    period,
    read(output, first) {
      for (let n = 0, at = first % period; n < output.length; at = 0) {
        const count = Math.min(output.length - n, period - at);
        if (at + count > drawn) {
          fillNoise(samples.subarray(drawn, at + count), seed, drawn);
          drawn = at + count;
        }
        output.set(samples.subarray(at, at + count), n);
        n += count;
      }
    },
  };
}
