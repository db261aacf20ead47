/**
 * The tests of `training/`. They need python3 with pytest and numpy; where those are missing the
 * tests are skipped, with the reason in print. So are single files that need PyTorch where it is missing.
 */
import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { ROOT } from "./lib/paths.mjs";
import { describeCounts, forgetReport, reportPath, writeCounts } from "./lib/report.mjs";
import { StepError, run } from "./lib/run.mjs";
import { main, report, step } from "./lib/step.mjs";

const REPORT = "python.json";
const TRAINING = join(ROOT, "training");

/** What pytest exits with when it found nothing to run. */
const NO_TESTS = 5;

/** Where a checkout's Python may live, best first. */
const CANDIDATES = [
  ...(process.env.TRAINING_PYTHON ? [process.env.TRAINING_PYTHON] : []),
  join(ROOT, "training/.venv/bin/python"),
  join(homedir(), ".cache/train-venv/bin/python"),
  "python3",
];

await main(async () => {
  forgetReport(REPORT);
  const nothing = { passed: 0, failed: 0, skipped: 0 };
  if (!existsSync(TRAINING)) return skip("training/ is not there", nothing);
  const python = await findPython();
  if (python === undefined) return skip("no python3 with pytest and numpy was found", nothing);

  const file = reportPath("pytest.xml");
  forgetReport("pytest.xml");
  try {
    await step("python tests", async () => {
      const options = [
        "-q",
        "--import-mode=importlib",
        "--continue-on-collection-errors",
        "-p",
        "pytest_skip_missing",
      ];
      await run(python, ["-m", "pytest", ...options, `--junitxml=${file}`, "."], {
        cwd: TRAINING,
        env: { PYTHONDONTWRITEBYTECODE: "1", PYTHONPATH: join(ROOT, "scripts") },
      });
      const counts = readJunit(file);
      writeCounts(REPORT, counts);
      return describeCounts(counts);
    });
    return 0;
  } catch (error) {
    if (!(error instanceof StepError)) throw error;
    if (error.status === NO_TESTS) return skip("training/ has none", nothing);
    report(error);
    const counts = existsSync(file) ? readJunit(file) : nothing;
    writeCounts(REPORT, { ...counts, failed: Math.max(1, counts.failed) });
    return 1;
  }
});

/**
 * @param {string} reason
 * @param {import("./lib/report.mjs").Counts} counts
 */
function skip(reason, counts) {
  process.stderr.write(`- python tests skipped: ${reason}\n`);
  writeCounts(REPORT, counts);
  return 0;
}

async function findPython() {
  for (const candidate of CANDIDATES) {
    try {
      await run(candidate, ["-c", "import pytest, numpy"]);
      return candidate;
    } catch {
      // The next one may have them.
    }
  }
  return undefined;
}

/**
 * @param {string} file - What `pytest --junitxml` wrote.
 * @returns {import("./lib/report.mjs").Counts}
 */
function readJunit(file) {
  const suite = /<testsuite [^>]*>/.exec(readFileSync(file, "utf8"))?.[0] ?? "";
  const count = (/** @type {string} */ name) =>
    Number(new RegExp(` ${name}="(\\d+)"`).exec(suite)?.[1] ?? 0);
  const failed = count("failures") + count("errors");
  return {
    passed: count("tests") - failed - count("skipped"),
    failed,
    skipped: count("skipped"),
  };
}
