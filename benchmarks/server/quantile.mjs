/**
 * Order statistics.
 */

/**
 * The smallest value that at least this share of the values does not exceed.
 * @param {number[]} values - At least one.
 * @param {number} share - 0–1.
 */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
}
