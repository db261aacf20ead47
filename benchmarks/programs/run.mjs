/**
 * This library next to other programs, one English sentence: how long until they speak, how fast, and what they take up.
 *
 *   npm run bench:programs -- [--json file] [--rounds 5] [--threads 2] [--quick]
 *
 * `--quick` takes every time once: to see that it works, not to report. The result goes to `benchmarks/results/programs.json` unless
 * `--json` names another file; a quick one without `--json` is only shown.
 */
import { writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { ROOT, readPackage } from "../../scripts/lib/paths.mjs";
import { commit, machine } from "../lib/machine.mjs";
import { round } from "../lib/statistics.mjs";
import { preparePeers, startOurs } from "../peers/peers.mjs";
import { measure } from "../rtf/measure.mjs";
import { SIZES } from "./sizes.mjs";
import { coldStart, medianTimes } from "./times.mjs";

const OURS = "cosyvoice-lite";
/** Kokoro in Python is left out: it is given phonemes, no text. */
const OTHERS = Object.keys(SIZES).filter((name) => name !== OURS);
const SENTENCE = {
  language: "en",
  text: "The library closes at nine tonight, so please bring the books back before dinner.",
  kokoro: "",
};
const RESULTS = new URL("../results/", import.meta.url);

const { values } = parseArgs({
  options: {
    json: { type: "string" },
    rounds: { type: "string", default: "5" },
    threads: { type: "string", default: String(Math.min(2, availableParallelism())) },
    quick: { type: "boolean", default: false },
  },
});
const rounds = values.quick ? 1 : Number(values.rounds);
const threads = Number(values.threads);
if (!(rounds >= 1) || !(threads >= 1)) throw new Error("--rounds and --threads are at least 1.");
const say = (/** @type {string} */ line) => console.log(line);

const measuredOn = machine();
const { peers, missing } = await preparePeers(OTHERS, say);
const { version } = readPackage(join(ROOT, "packages", "core")).manifest;
/** @type {Record<string, import("../peers/peers.mjs").Peer>} */
const programs = {
  [OURS]: { start: startOurs, isCommand: false, paths: {}, version: `${OURS} ${version}` },
  ...peers,
};

say("what they take up");
/** @type {Record<string, import("./sizes.mjs").Sizes>} */
const sizes = {};
for (const [name, { paths }] of Object.entries(programs)) {
  try {
    sizes[name] = await SIZES[name](paths, RESULTS);
  } catch (error) {
    sizes[name] = { install: null, browserBytes: null };
    missing[`${name} (sizes)`] = error instanceof Error ? error.message : String(error);
    say(`without the sizes of ${name}: ${missing[`${name} (sizes)`]}`);
  }
}

say("cold starts");
const request = { text: SENTENCE.text, language: SENTENCE.language };
const cold = await medianTimes(
  Object.fromEntries(
    Object.entries(programs)
      .filter(([, { isCommand }]) => !isCommand)
      .map(([name, { start }]) => [
        name,
        () => coldStart(start, { ...request, threads, now: () => performance.now() }),
      ]),
  ),
  rounds,
);

say("warm");
/** @type {Record<string, import("../rtf/worker.mjs").Worker>} */
const workers = {};
for (const [name, { start }] of Object.entries(programs)) {
  workers[name] = start();
  await workers[name].ask({ do: "load", threads });
}
const first = await medianTimes(
  Object.fromEntries(
    Object.entries(workers).map(([name, worker]) => [
      name,
      async () => (await worker.ask({ do: "firstAudio", ...request })).seconds,
    ]),
  ),
  rounds,
);
const spoken = await measure(
  Object.entries(workers).map(([name, worker]) => ({
    name,
    worker,
    request: () => ({ ...request, vocoder: "auto" }),
  })),
  [SENTENCE],
  { rounds, onProgress: () => {} },
);

/** @type {Record<string, Record<string, unknown>>} */
const figures = {};
for (const [name, { isCommand, version: what }] of Object.entries(programs)) {
  const { bytes: peak } = await workers[name].ask({ do: "memory" });
  workers[name].close();
  const [time] = spoken.get(name) ?? [];
  figures[name] = {
    version: what,
    // A command starts anew for every sentence: its first audio is a cold start each time.
    coldStartSeconds: round(isCommand ? first[name] : cold[name]),
    firstAudioSeconds: round(first[name]),
    realTimeFactor: round(time.seconds / time.audioSeconds),
    speechSeconds: round(time.audioSeconds),
    peakMemoryMB: megabytes(peak),
    installMB: megabytes(sizes[name].install?.bytes ?? null),
    installRuntimeMB: megabytes(sizes[name].install?.runtimeBytes ?? null),
    browserMB: megabytes(sizes[name].browserBytes),
  };
}
const report = {
  programs: figures,
  missing,
  sentence: SENTENCE.text,
  rounds,
  threads,
  machine: measuredOn,
  commit: commit(),
  command: `npm run bench:programs -- ${process.argv.slice(2).join(" ")}`.trim(),
  date: new Date().toISOString(),
};
console.table(figures);
const file =
  values.json === undefined
    ? fileURLToPath(new URL("programs.json", RESULTS))
    : resolve(process.env.INIT_CWD ?? ".", values.json);
if (values.json !== undefined || !values.quick)
  writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);

/** @param {number | null} bytes @returns {number | null} 10⁶ bytes */
function megabytes(bytes) {
  return bytes === null ? null : round(bytes / 1e6);
}
