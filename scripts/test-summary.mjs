/**
 * The last line of `.ci/run`: `N passed, N failed`, over TypeScript and Python.
 */
import { describeCounts, readCounts } from "./lib/report.mjs";

// A part that never wrote its report broke down before its tests: one failure.
const broken = { passed: 0, failed: 1, skipped: 0 };
const parts = ["typescript.json", "python.json"].map((name) => readCounts(name) ?? broken);
const sum = (/** @type {"passed" | "failed" | "skipped"} */ key) =>
  parts.reduce((total, part) => total + part[key], 0);
const total = { passed: sum("passed"), failed: sum("failed"), skipped: sum("skipped") };

process.stdout.write(`${describeCounts(total)}\n`);
process.exitCode = total.failed > 0 ? 1 : 0;
