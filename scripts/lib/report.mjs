/**
 * The figures of a test run, kept for the command that sums them up.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./paths.mjs";

// Not in node_modules: the report says what happened even when the install failed.
const FOLDER = join(ROOT, ".cache", "test-reports");

/**
 * What one part of the tests came to.
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 */

/** @param {string} name */
export function reportPath(name) {
  mkdirSync(FOLDER, { recursive: true });
  return join(FOLDER, name);
}

/** @param {string} name */
export function forgetReport(name) {
  rmSync(reportPath(name), { force: true });
}

/**
 * @param {string} name
 * @param {Counts} counts
 */
export function writeCounts(name, counts) {
  writeFileSync(reportPath(name), JSON.stringify(counts));
}

/**
 * @param {string} name
 * @returns {Counts | undefined} undefined when that part never came to its end
 */
export function readCounts(name) {
  const file = reportPath(name);
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
}

/** @param {Counts} counts */
export function describeCounts({ passed, failed, skipped }) {
  return [
    `${passed} passed`,
    `${failed} failed`,
    ...(skipped > 0 ? [`${skipped} skipped`] : []),
  ].join(", ");
}
