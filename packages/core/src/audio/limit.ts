/**
 * Gain with a limiter.
 * @module
 */

/** Below this magnitude nothing is changed. */
const KNEE = 0.9;

/**
 * Multiplies by `gain` and bends what would pass 0.9 smoothly towards 1, so that no sample clips.
 * Every sample is treated alone: pieces of a stream come out as the whole would.
 * @param samples - Changed in place.
 * @param gain - Linear factor; 1 leaves the loudness as it is.
 */
export function limit(samples: Float32Array, gain: number): void {
  const room = 1 - KNEE;
  for (let i = 0; i < samples.length; i++) {
    const value = samples[i] * gain;
    const magnitude = Math.abs(value);
    samples[i] =
      magnitude <= KNEE
        ? value
        : Math.sign(value) * (KNEE + room * Math.tanh((magnitude - KNEE) / room));
  }
}
