/**
 * The times at which the flow's velocity is asked for.
 * @module
 */

/** One Euler step: at `time` the velocity is taken, and it holds for `delta`. Both are float32 values. */
export interface TimeStep {
  readonly time: number;
  readonly delta: number;
}

/**
 * Euler steps from 0 to 1 in float32, by the schedule `cosine`: dense at the beginning, where the noise takes its shape. Each step aims at its nominal end, not at its nominal length: what the sums of
 * earlier steps lost to rounding is made good.
 * @param steps - At least 1.
 */
export function timeSteps(steps: number): TimeStep[] {
  const span = Float32Array.from({ length: steps + 1 }, (_, k) => {
    const angle = Math.fround(Math.fround(Math.fround(k / steps) * 0.5) * Math.fround(Math.PI));
    return 1 - Math.fround(Math.cos(angle));
  });
  const result: TimeStep[] = [];
  let time = span[0];
  for (let k = 1; k <= steps; k++) {
    const delta = Math.fround(span[k] - time);
    result.push({ time, delta });
    time = Math.fround(time + delta);
  }
  return result;
}
