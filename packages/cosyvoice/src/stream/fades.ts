/**
 * Cross-fades between what two neighbouring chunks say about the same moment.
 * @module
 */

/** Weights of a cross-fade, each `[length]`. */
export interface Fade {
  readonly rising: Float64Array;
  readonly falling: Float64Array;
}

/**
 * The official weights: the halves of a symmetric Hamming window. They add up to 1.08, not 1: everything in the fade,
 * log mel values included, becomes larger by 8 %, with a step of that size at either end.
 */
export function hammingFade(length: number): Fade {
  const at = (n: number) => 0.54 - 0.46 * Math.cos((2 * Math.PI * n) / (2 * length - 1));
  return {
    rising: Float64Array.from({ length }, (_, n) => at(n)),
    falling: Float64Array.from({ length }, (_, n) => at(length + n)),
  };
}

/** Raised cosines: they add up to 1 and begin and end with a slope of 0, so that equal signals stay as they are. */
export function evenFade(length: number): Fade {
  const rising = Float64Array.from(
    { length },
    (_, n) => 0.5 - 0.5 * Math.cos((Math.PI * (n + 0.5)) / length),
  );
  return { rising, falling: rising.map((weight) => 1 - weight) };
}

/**
 * Fades from an older version of a row's beginning into the row, in place.
 * @param row - At least as long as the fade.
 * @param older - As long as the fade.
 */
export function fadeInto(row: Float32Array, older: Float32Array, { rising, falling }: Fade): void {
  for (let n = 0; n < rising.length; n++) row[n] = row[n] * rising[n] + older[n] * falling[n];
}
