/**
 * Long signals of which only a short window is in memory.
 * @module
 */

/** A window of a signal that is written and read from left to right; unwritten samples are 0. */
export interface SlidingSamples<Values extends Float32Array | Float64Array = Float64Array> {
  readonly values: Values;
  /** Index in the signal of the first of `values`. */
  readonly base: number;
  /**
   * Makes room for all samples before `to`, dropping those before `from` if necessary.
   * @param from - Not less than before, and at most `values.length` before `to`.
   */
  reach(from: number, to: number): void;
}

/** @param values - The buffer of the window: zeros, at least as many as are needed at the same time. */
export function slideOver<Values extends Float32Array | Float64Array>(
  values: Values,
): SlidingSamples<Values> {
  const size = values.length;
  let base = 0;
  return {
    values,
    get base() {
      return base;
    },
    reach(from, to) {
      if (to - base <= size) return;
      const forgotten = from - base;
      values.copyWithin(0, forgotten);
      values.fill(0, Math.max(0, size - forgotten));
      base = from;
    },
  };
}
