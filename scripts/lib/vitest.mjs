/**
 * Runs vitest and counts.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { NO_CHROMIUM, findChromium } from "./find-chromium.mjs";
import { ROOT } from "./paths.mjs";
import { describeCounts, forgetReport, reportPath } from "./report.mjs";
import { StepError, run } from "./run.mjs";

const JSON_REPORT = "vitest.json";

/**
 * Runs the tests once.
 * @param {string[]} args - More arguments for vitest, such as a path to narrow the run down.
 * @param {(counts: import("./report.mjs").Counts) => void} onCounts - Called whether tests failed or not.
 * @returns {Promise<string>} a line with the counts
 */
export async function runVitest(args, onCounts) {
  forgetReport(JSON_REPORT);
  const file = reportPath(JSON_REPORT);
  // Vitest's own output is kept back while all is well.
  if (findChromium() === undefined) process.stderr.write(`${NO_CHROMIUM}\n`);
  try {
    await run(process.execPath, [
      join(ROOT, "node_modules/vitest/vitest.mjs"),
      "run",
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${file}`,
      ...args,
    ]);
  } catch (error) {
    const counts = readVitestCounts(file);
    // A file that does not even load, or an error outside any test, fails no single test.
    if (error instanceof StepError) onCounts({ ...counts, failed: Math.max(1, counts.failed) });
    throw error;
  }
  const counts = readVitestCounts(file);
  onCounts(counts);
  return describeCounts(counts);
}

/**
 * @param {string} file
 * @returns {import("./report.mjs").Counts}
 */
function readVitestCounts(file) {
  if (!existsSync(file)) return { passed: 0, failed: 0, skipped: 0 };
  const report = JSON.parse(readFileSync(file, "utf8"));
  const brokenFiles = report.testResults.filter(
    (/** @type {any} */ each) => each.status === "failed" && each.assertionResults.length === 0,
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + brokenFiles.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}
