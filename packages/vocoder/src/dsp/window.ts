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
  const at = inverseWindowSumAt(window, hop, frames, length);
  const scale = new Float64Array(length);
  for (let n = 0; n < length; n++) scale[n] = at(n);
  return scale;
}

/** As {@link inverseWindowSum}, sample by sample; the prepared tables do not grow with the signal. */
export function inverseWindowSumAt(
  window: Float64Array,
  hop: number,
  frames: number,
  length: number,
): (n: number) => number {
  const { head, repeats, tail } = inverseWindowSumParts(window, hop, frames, length);
  const first = head.length;
  const end = length - tail.length;
  const half = window.length >> 1;
  return (n) => {
    if (n < first) return head[n];
    return n < end ? repeats[(n + half) % hop] : tail[n - end];
  };
}

/** The parts of {@link inverseWindowSum}. */
interface InverseWindowSumParts {
  /** The first samples. */
  readonly head: Float64Array;
  /** One hop; sample n between head and tail has value (n + half a window) modulo hop. */
  readonly repeats: Float64Array;
  /** The last samples. */
  readonly tail: Float64Array;
}

/** As {@link inverseWindowSum}, in parts none of which grows with the signal. */
export function inverseWindowSumParts(
  window: Float64Array,
  hop: number,
  frames: number,
  length: number,
): InverseWindowSumParts {
  const half = window.length >> 1;
  // Where windows overlap from both sides the sum repeats with every hop, so it is computed once.
  const inside = new Float64Array(hop);
  for (let n = 0; n < window.length; n++) inside[n % hop] += window[n] * window[n];
  const repeats = inside.map(inverse);
  const first = Math.min(window.length - half, length);
  const end = Math.max(first, Math.min(length, (frames - 1) * hop - half + 1));

  const direct = (n: number): number => {
    let sum = 0;
    const from = Math.max(0, Math.ceil((n + half - window.length + 1) / hop));
    const to = Math.min(frames - 1, Math.floor((n + half) / hop));
    for (let frame = from; frame <= to; frame++) sum += window[n - frame * hop + half] ** 2;
    return inverse(sum);
  };
  const head = Float64Array.from({ length: first }, (_, n) => direct(n));
  const tail = Float64Array.from({ length: length - end }, (_, n) => direct(end + n));
  return { head, repeats, tail };
}

/** The same threshold as librosa's: below it a quotient would be noise. */
function inverse(sum: number): number {
  return sum > Number.MIN_VALUE ? 1 / sum : 0;
}
