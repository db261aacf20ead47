/**
 * Analysis windows.
 * @module
 */

/**
 * The periodic Hann window, ½ − ½·cos(2πn/length), n = 0 … length − 1.
 * @param length - Samples.
 */
export function hannWindow(length: number): Float64Array {
  return Float64Array.from({ length }, (_, n) => 0.5 - 0.5 * Math.cos((2 * Math.PI * n) / length));
}

/**
 * One over the sum of the squared windows that overlap at each sample of a signal, when frame t is centred at
 * sample t · hop; 0 where no window reaches. Overlap-added frames times this give the least-squares inverse of
 * the STFT (Griffin and Lim, 1984, equation 6).
 * @param window - The analysis window, used for the synthesis as well.
 * @param hop - Samples between frames.
 * @param frames - Number of frames.
 * @param length - Samples of the signal.
 */
export function inverseWindowSum(
  window: Float64Array,
  hop: number,
  frames: number,
  length: number,
): Float64Array {
  const half = window.length >> 1;
  const sum = new Float64Array(length);
  for (let frame = 0; frame < frames; frame++) {
    const start = frame * hop - half;
    const last = Math.min(window.length, length - start);
    for (let n = Math.max(0, -start); n < last; n++) sum[start + n] += window[n] * window[n];
  }
  // The same threshold as librosa's: below it a quotient would be noise.
  for (let n = 0; n < length; n++) sum[n] = sum[n] > Number.MIN_VALUE ? 1 / sum[n] : 0;
  return sum;
}
