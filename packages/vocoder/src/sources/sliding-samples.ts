/**
 * Long signals of which only a short part is held at a time.
 * @module
 */

/** A part of a signal that is written and read from left to right; what nothing was written to is 0. */
export interface SlidingSamples<Values extends Float32Array | Float64Array = Float64Array> {
  readonly values: Values;
  /** Which sample of the signal `values` begins with. */
  readonly base: number;
  /**
   * Makes room for all samples before `to`, where need be by forgetting those before `from`.
   * @param from - Not less than before, and at most `values.length` before `to`.
   */
  reach(from: number, to: number): void;
}

/** @param values - Where the part is held: zeros, as many as are needed at the same time or more. */
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
