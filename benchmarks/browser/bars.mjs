/**
 * What the figures have to reach.
 */

/** Most of each figure. */
export const BARS = {
  /** Seconds of work per second of speech. */
  realTimeFactorSingleThread: 0.25,
  /** Milliseconds. */
  firstAudio20Characters: 400,
  /** Of the page with everything that it fetched, gzip. */
  transferMB: 22,
  /** Between samples of the web and the node backend, full scale being 1. */
  largestDifference: 2e-3,
};

/**
 * @param {Readonly<Record<string, number | null>>} figures - `null`: not taken.
 * @returns {{ bars: typeof BARS, passed: Record<string, boolean | null> }}
 */
export function barsOf(figures) {
  const passed = Object.entries(BARS).map(([key, most]) => {
    const figure = figures[key] ?? null;
    return [key, figure === null ? null : figure <= most];
  });
  return { bars: BARS, passed: Object.fromEntries(passed) };
}
