/**
 * What the figures have to reach.
 */

/** Keys of the report with their bars; a lower bound where `atLeast`. */
const BARS = [
  { key: "llmStepRatio", bar: 3, atLeast: true },
  { key: "utteranceRatioFp32", bar: 1.4, atLeast: true },
  { key: "utteranceRatioInt8", bar: 2.2, atLeast: true },
  { key: "peakMemoryInt8MB", bar: 1600, atLeast: false },
  { key: "bytesFp32", bar: 1.85e9, atLeast: false },
  { key: "bytesInt8", bar: 0.62e9, atLeast: false },
];

/**
 * @param {Record<string, unknown>} report
 * @returns {{ key: string, value: number, bar: number, atLeast: boolean, passed: boolean }[]}
 */
export function judge(report) {
  return BARS.map(({ key, bar, atLeast }) => {
    const value = Number(report[key]);
    return { key, value, bar, atLeast, passed: atLeast ? value >= bar : value <= bar };
  });
}
