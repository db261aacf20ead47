/**
 * `npm test`: installs, builds, lints, checks format, types, package entries, licences and sizes of bundles, runs the tests.
 * `npm test -- packages/vocoder` narrows the tests down; the checks always see everything.
 */
import { join } from "node:path";
import { bootstrap } from "./lib/bootstrap.mjs";
import { ROOT } from "./lib/paths.mjs";
import { forgetReport, writeCounts } from "./lib/report.mjs";
import { run } from "./lib/run.mjs";
import { main, report, step } from "./lib/step.mjs";
import { runVitest } from "./lib/vitest.mjs";

const tool = (/** @type {string} */ path, /** @type {string[]} */ ...args) =>
  run(process.execPath, [join(ROOT, "node_modules", path), ...args]).then(() => "");

let counts = { passed: 0, failed: 0, skipped: 0 };

/** In the order of cheapness; one that fails does not keep the others from having their say. */
const steps = {
  lint: () => tool("oxlint/bin/oxlint", "--config", "oxlint.config.mjs", "--deny-warnings"),
  format: () => tool("oxfmt/bin/oxfmt", "--check"),
  types: async () => {
    const projects = ["tsconfig.json", "tsconfig.scripts.json", "tsconfig.strict.json"];
    await Promise.all(
      projects.map((project) => tool("typescript/bin/tsc", "--noEmit", "-p", project)),
    );
    return "";
  },
  exports: () => run(process.execPath, [join(ROOT, "scripts/check-exports.mjs")]).then(() => ""),
  licences: () => run(process.execPath, [join(ROOT, "scripts/check-licences.mjs")]).then(() => ""),
  sizes: () => run(process.execPath, [join(ROOT, "scripts/check-sizes.mjs")]).then(() => ""),
  tests: () => runVitest(process.argv.slice(2), (result) => (counts = result)),
};

await main(async () => {
  forgetReport("typescript.json");
  await bootstrap();
  let failedChecks = 0;
  for (const [name, work] of Object.entries(steps)) {
    try {
      await step(name, work);
    } catch (error) {
      report(error);
      if (name !== "tests") failedChecks += 1;
    }
  }
  const failed = counts.failed + failedChecks;
  writeCounts("typescript.json", { ...counts, failed });
  return failed > 0 ? 1 : 0;
});
