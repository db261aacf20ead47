/**
 * Small sums over measurements.
 */

/**
 * @param {number[]} values - At least one.
 * @returns {number}
 */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * Rounded for a report; `null` stays (a figure that could not be taken).
 * @param {number | null} value
 * @param {number} digits - Significant digits.
 */
export function round(value, digits = 4) {
  return value === null ? null : Number(value.toPrecision(digits));
}
