/**
 * What loading core costs, before anything is spoken.
 *
 *   npm run bench:import -- [--json file] [--rounds 9]
 *
 * Fresh processes on the built packages, `import` and `require` in turn. The result goes to `benchmarks/results/import.json` unless
 * `--json` names another file.
 */
import { statSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { commit, machine } from "../lib/machine.mjs";
import { median, round } from "../lib/statistics.mjs";
import { filesOf, runtimeFiles, timesOf, WAYS } from "./load.mjs";

const { values } = parseArgs({
  options: { json: { type: "string" }, rounds: { type: "string", default: "9" } },
});
const rounds = Number(values.rounds);
if (!(rounds >= 1)) throw new Error("--rounds is at least 1.");

const measuredOn = machine();
/** @type {Record<typeof WAYS[number], import("./load.mjs").Times[]>} */
const times = { import: [], require: [] };
// Not counted: reads the files into the system's cache, and tells which they are.
const files = { import: await filesOf("import"), require: await filesOf("require") };
for (let i = 0; i < rounds; i++) for (const way of WAYS) times[way].push(await timesOf(way));

/** @param {typeof WAYS[number]} way */
function figures(way) {
  const clock = times[way].map(({ milliseconds }) => milliseconds);
  const processor = times[way].map(({ processorMilliseconds }) => processorMilliseconds);
  return {
    milliseconds: round(median(clock)),
    leastMilliseconds: round(Math.min(...clock)),
    processorMilliseconds: round(median(processor)),
    files: files[way].length,
    bytes: files[way].reduce((sum, file) => sum + statSync(file).size, 0),
    onnxRuntimeFiles: runtimeFiles(files[way]).length,
  };
}
const report = {
  import: figures("import"),
  require: figures("require"),
  rounds,
  machine: measuredOn,
  commit: commit(),
  command: `npm run bench:import -- ${process.argv.slice(2).join(" ")}`.trim(),
  date: new Date().toISOString(),
};
console.log(JSON.stringify({ import: report.import, require: report.require }, null, 2));
const file =
  values.json === undefined
    ? fileURLToPath(new URL("../results/import.json", import.meta.url))
    : resolve(process.env.INIT_CWD ?? ".", values.json);
writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
