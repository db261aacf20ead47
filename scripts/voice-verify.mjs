/**
 * `npm run voice:verify`: checks the bundled voice and prints its scores. Exports and downloads nothing, needs no Python.
 *
 *   npm run voice:verify -- [--voice folder] [--golden file] [--scores file]
 *
 * Sizes and hashes of the files against voice.json; the graphs' outputs against those that `training/parity.py --golden`
 * froze; the scores that `training/evaluate.py` wrote, next to the teacher's. Exits 1 if anything is wrong.
 */
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { bootstrap } from "./lib/bootstrap.mjs";
import { ROOT } from "./lib/paths.mjs";
import { main } from "./lib/step.mjs";
import { checkCoverage, checkFiles, checkGraphs, scoreLines } from "./lib/voice-check.mjs";

const HOME = join(ROOT, "packages/voice-lite");

const { values } = parseArgs({
  options: {
    voice: { type: "string", default: join(HOME, "voice") },
    golden: { type: "string", default: join(HOME, "golden.json") },
    scores: { type: "string", default: join(HOME, "scores.json") },
  },
});
const caller = process.env.INIT_CWD ?? process.cwd();
const [voice, golden, scores] = [values.voice, values.golden, values.scores].map((path) =>
  resolve(caller, path),
);

/** @param {string} file */
const readJson = (file) => JSON.parse(readFileSync(file, "utf8"));

await main(async () => {
  await bootstrap();
  const backends = join(ROOT, "packages/core/dist/backends/node.js");
  const { createNodeBackend } = await import(pathToFileURL(backends).href);
  const manifest = readJson(join(voice, "voice.json"));
  const { cases } = readJson(golden);
  const backend = await createNodeBackend();
  const findings = [
    ...checkFiles(voice, manifest),
    ...checkCoverage(manifest, cases),
    ...(await checkGraphs(cases, (graph) => backend.load(join(voice, graph)))),
  ];
  for (const { what, detail, problem } of findings)
    console.log(problem ? `WRONG  ${what} ${problem}` : `ok     ${what}  ${detail}`);
  if (existsSync(scores)) {
    console.log("\nScores on the evaluation sentences:");
    for (const line of scoreLines(readJson(scores))) console.log(line);
  } else {
    console.log(`\nNo scores: ${scores} is missing (training/evaluate.py writes it).`);
  }
  return findings.some(({ problem }) => problem) || !existsSync(scores) ? 1 : 0;
});
