/**
 * White noise with random access, and a loop of it.
 * @module
 */

/**
 * Writes standard normal noise. Sample n depends on the seed and on n alone, so a chunk of a signal has exactly the
 * values of the whole signal.
 *
 * Formula: for the pair of samples 2i and 2i + 1, u = (h(2i) + 1) / 2^32 and v = h(2i + 1) / 2^32 are uniform, and
 * √(−2 ln u) · cos 2πv and √(−2 ln u) · sin 2πv are normal (Box and Muller, 1958). h is a 32-bit hash of seed and
 * counter: Chris Wellons' `lowbias32` mixing applied twice.
 * @param output - Receives the samples.
 * @param seed - Any integer; its low 32 bits count.
 * @param first - Absolute index of the first sample. Default 0.
 */
export function fillNoise(output: Float32Array | Float64Array, seed: number, first = 0): void {
  const key = mix(seed ^ 0x9e3779b9);
  const end = first + output.length;
  for (let even = first - (first & 1); even < end; even += 2) {
    const u = (hash(key, even) + 1) / 0x100000000;
    const v = hash(key, even + 1) / 0x100000000;
    const radius = Math.sqrt(-2 * Math.log(u));
    const angle = 2 * Math.PI * v;
    if (even >= first) output[even - first] = radius * Math.cos(angle);
    if (even + 1 < end) output[even + 1 - first] = radius * Math.sin(angle);
  }
}

function hash(key: number, counter: number): number {
  return mix(mix(counter ^ key) + key) >>> 0;
}

function mix(value: number): number {
  let x = value | 0;
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
  return x ^ (x >>> 16);
}

/** Frames after which the noise repeats: 6.4 seconds at a hop of 300 and 24 kHz. */
export const NOISE_PERIOD = 512;

/** Noise of one seed. Sample n of an utterance is `fillNoise`'s sample n modulo the period. */
export interface NoiseLoop {
  /** Seed of the noise. */
  readonly seed: number;
  /** Length of the period in samples. */
  readonly period: number;
  /**
   * Copies a range.
   * @param output - Receives the samples.
   * @param first - Index of the first one in the utterance, at least 0.
   */
  read(output: Float32Array | Float64Array, first: number): void;
}

/**
 * Prepares the noise of a seed; it is generated lazily.
 *
 * A loop, because generating normal noise is thirty times slower than copying it. The repetition is inaudible, since
 * every frame shapes the noise differently, and a sample still depends on the seed and its index alone.
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
