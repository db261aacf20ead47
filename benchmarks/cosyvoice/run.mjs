/**
 * The official PyTorch classes next to this library: CosyVoice-300M at full size, random weights, one processor.
 *
 *   npm run bench:cosyvoice -- [--json file] [--rounds 3] [--threads 2] [--minutes 60]
 *
 * Makes its Python environment, the model and the exports itself; they stay in the cache folder for the next run.
 */
import { readdirSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { commit, machine } from "../lib/machine.mjs";
import { round } from "../lib/statistics.mjs";
import { startWorker } from "../rtf/worker.mjs";
import { judge } from "./bars.mjs";
import { MODEL, PRECISIONS, TOOL, voiceFolder } from "./cache.mjs";
import { measureSteps, measureUtterances, timesFaster } from "./measure.mjs";
import { prepare } from "./prepare.mjs";

const POSITIONS = 300;
const STEP_TURNS = 15;
// Five seconds of speech.
const TOKENS = 250;
const TEXT = "周末我们打算去山里露营，顺便看看星星。";

const { values } = parseArgs({
  options: {
    json: { type: "string" },
    rounds: { type: "string", default: "3" },
    threads: { type: "string", default: "2" },
    minutes: { type: "string", default: "60" },
  },
});
const [rounds, threads, minutes] = [values.rounds, values.threads, values.minutes].map(Number);
if (!(rounds >= 1) || !(threads >= 1) || !(minutes > 0))
  throw new Error("--rounds and --threads are at least 1, --minutes more than 0.");

const began = performance.now();
const signal = AbortSignal.timeout(minutes * 60_000);
signal.addEventListener("abort", () => {
  tell(`not done after ${minutes} minutes; the same command goes on from here`);
  process.exit(1);
});
const measuredOn = machine();
const python = await prepare({ tell, signal });

const program = fileURLToPath(new URL("./our-worker.mjs", import.meta.url));
const ours = () => startWorker(process.execPath, [program]);
const official = startWorker(
  python,
  [fileURLToPath(new URL("./official_worker.py", import.meta.url)), TOOL],
  { PYTHONDONTWRITEBYTECODE: "1" },
);
tell("loading the official model");
await official.ask({ do: "load", model: MODEL });

tell(`one step at ${POSITIONS} positions, one thread`);
const stepper = ours();
const atStep = { do: "prepareStep", threads: 1, positions: POSITIONS };
await stepper.ask({ ...atStep, folder: voiceFolder("fp32") });
await official.ask(atStep);
const steps = await measureSteps({ official, ours: stepper }, STEP_TURNS);
for (const [name, { seconds, processorSeconds }] of Object.entries(steps))
  tell(`  ${name}: ${seconds} s, of the processor ${processorSeconds} s`);
const { ids } = await stepper.ask({ do: "textIds", folder: voiceFolder("fp32"), text: TEXT });
stepper.close();

tell(`utterances of ${TOKENS} tokens, ${threads} threads`);
const speakers = Object.fromEntries(PRECISIONS.map((precision) => [precision, ours()]));
/** @type {Record<string, number>} */
const loadSeconds = {};
for (const [precision, worker] of Object.entries(speakers)) {
  const folder = voiceFolder(precision);
  const load = { do: "load", folder, threads, textLength: ids.length, tokens: TOKENS };
  loadSeconds[precision] = round((await worker.ask(load)).seconds) ?? 0;
}
const speech = { do: "speak", text: TEXT, ids, tokens: TOKENS, threads, seed: 1 };
const utterances = await measureUtterances(
  Object.entries({ official, ...speakers }).map(([name, worker]) => [
    name,
    () => worker.ask(speech),
  ]),
  rounds,
  tell,
);
/** @type {Record<string, number>} */
const peakMemoryMB = {};
for (const [name, worker] of Object.entries({ official, ...speakers })) {
  peakMemoryMB[name] = Math.round((await worker.ask({ do: "memory" })).bytes / 1e6);
  worker.close();
}

const figures = {
  llmStepRatio: timesFaster(steps.official.seconds, steps.ours.seconds),
  utteranceRatioFp32: timesFaster(utterances.official.seconds, utterances.fp32.seconds),
  utteranceRatioInt8: timesFaster(utterances.official.seconds, utterances.int8.seconds),
  peakMemoryInt8MB: peakMemoryMB.int8,
  bytesFp32: bytesOf(voiceFolder("fp32")),
  bytesInt8: bytesOf(voiceFolder("int8")),
};
const bars = judge(figures);
const report = {
  ...figures,
  passed: bars.every(({ passed }) => passed),
  bars,
  processorTimeRatios: {
    llmStep: timesFaster(steps.official.processorSeconds, steps.ours.processorSeconds),
    utteranceFp32: processorRatio("fp32"),
    utteranceInt8: processorRatio("int8"),
  },
  steps,
  utterances,
  loadSeconds,
  peakMemoryMB,
  positions: POSITIONS,
  textTokens: ids.length,
  speechTokens: TOKENS,
  rounds,
  threads,
  machine: measuredOn,
  loadAverageAtEnd: machine().loadAverage,
  commit: commit(),
  command: `npm run bench:cosyvoice -- ${process.argv.slice(2).join(" ")}`.trim(),
  date: new Date().toISOString(),
};
for (const { key, value, bar, atLeast, passed } of bars)
  console.log(
    `${passed ? "pass" : "MISS"}  ${key.padEnd(20)} ${value}  ${atLeast ? "≥" : "≤"} ${bar}`,
  );
if (values.json !== undefined) {
  const file = resolve(process.env.INIT_CWD ?? ".", values.json);
  writeFileSync(file, `${JSON.stringify(report, undefined, 2)}\n`);
}
// The time limit's clock would keep the process alive.
process.exit(0);

/** @param {string} precision */
function processorRatio(precision) {
  return timesFaster(utterances.official.processorSeconds, utterances[precision].processorSeconds);
}

/** @param {string} line */
function tell(line) {
  const minutesSince = ((performance.now() - began) / 60_000).toFixed(1).padStart(5);
  process.stderr.write(`${minutesSince} min  ${line}\n`);
}

/**
 * Bytes of a folder's files.
 * @param {string} folder
 */
function bytesOf(folder) {
  return readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
}
