/**
 * Figures as the page writes them.
 */

/** What stands for a figure that does not exist. */
const NONE = "–";

/** @param {number | null | undefined} seconds */
export function time(seconds) {
  if (seconds === null || seconds === undefined) return NONE;
  return seconds < 1 ? `${Math.round(seconds * 1000)} ms` : `${seconds.toFixed(1)} s`;
}

/**
 * Two significant digits.
 * @param {number | null | undefined} value
 */
export function ratio(value) {
  if (value === null || value === undefined) return NONE;
  return value.toPrecision(2).includes("e") ? String(Math.round(value)) : value.toPrecision(2);
}

/** @param {number | null | undefined} value */
export function megabytes(value) {
  return value === null || value === undefined ? NONE : `${Math.round(value)} MB`;
}

/**
 * Where and when a result was measured.
 * @param {{ machine: { cpu: string, cores: number, node: string, loadAverage: number }, threads?: number, date?: string }} result
 */
export function measuredOn({ machine, threads, date }) {
  const parts = [
    `${machine.cores} cores of ${/^[aeiou]/iu.test(machine.cpu) ? "an" : "a"} ${machine.cpu}`,
    ...(threads === undefined ? [] : [threads === 1 ? "one thread" : `${threads} threads`]),
    `Node ${machine.node.replace(/^v/u, "")}`,
  ];
  const where = `Measured on ${parts.join(", ")}${date === undefined ? "" : `, on ${date.slice(0, 10)}`}.`;
  // The machine's own rule: above the number of cores, the figures are about the neighbours too.
  if (machine.loadAverage <= machine.cores) return where;
  return `${where} Other work ran beside it (load average ${machine.loadAverage}), which makes the times longer.`;
}

/**
 * Who did not take part, and why.
 * @param {Record<string, string> | undefined} missing
 */
export function leftOut(missing = {}) {
  return Object.entries(missing)
    .map(([name, reason]) => `\n\nNot measured: ${name}. ${reason.split("\n")[0]}`)
    .join("");
}
