/**
 * Linear interpolation of rows in time, in the float32 steps of the official code.
 * @module
 */

/** Where each target row lies between two source rows. */
export interface StretchPositions {
  /** `[to]`: index of the source row to the left. */
  readonly left: Int32Array;
  /** `[to]`: share of the row to the right, in 0…1 without 1; 0 at the last row. */
  readonly weight: Float32Array;
}

/**
 * Positions that stretch `from` rows to `to` rows. Both have their first and last rows' edges, not their centres, in
 * common (`align_corners` false in PyTorch's words).
 * @param from - Rows that there are, at least 1.
 * @param to - Rows that are wanted, at least 0.
 */
export function stretchPositions(from: number, to: number): StretchPositions {
  const left = new Int32Array(to);
  const weight = new Float32Array(to);
  const scale = Math.fround(from / to);
  for (let i = 0; i < to; i++) {
    // PyTorch multiplies and subtracts in one step that rounds once.
    const position = Math.fround(Math.max(0, scale * (i + 0.5) - 0.5));
    left[i] = Math.min(Math.trunc(position), from - 1);
    weight[i] = left[i] === from - 1 ? 0 : position - left[i];
  }
  return { left, weight };
}

/**
 * Stretches a spectrogram.
 * @param frames - Row-major `[bins, from]`.
 * @returns Row-major `[bins, to]`.
 */
export function stretchFrames(frames: Float32Array, from: number, to: number): Float32Array {
  const bins = frames.length / from;
  const { left, weight } = stretchPositions(from, to);
  const stretched = new Float32Array(bins * to);
  for (let bin = 0; bin < bins; bin++) {
    const row = bin * from;
    for (let i = 0; i < to; i++) {
      const near = row + left[i];
      const far = Math.min(near + 1, row + from - 1);
      stretched[bin * to + i] =
        Math.fround((1 - weight[i]) * frames[near]) + Math.fround(weight[i] * frames[far]);
    }
  }
  return stretched;
}
