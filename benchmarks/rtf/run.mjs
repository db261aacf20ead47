/**
 * Real-time factors of this voice and of other programs, measured in one run.
 *
 *   npm run bench:rtf -- [--json file] [--rounds 3] [--threads 2] [--no-peers] [--quick]
 *
 * `--quick` takes one sentence per language: to see that it works, not to report.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { commit, machine } from "../lib/machine.mjs";
import { round } from "../lib/statistics.mjs";
import { PEERS, preparePeers, startOurs } from "../peers/peers.mjs";
import { measureLengths } from "./by-length.mjs";
import { firstOfEachLanguage, measure } from "./measure.mjs";
import { byLanguage, ratio, realTimeFactor, timeRatio, vocoderRealTime } from "./summary.mjs";

/** What the others are asked; undefined for a language that they do not speak. */
const REQUESTS = /** @type {Record<string, import("./measure.mjs").Contestant["request"]>} */ ({
  kokoro: ({ kokoro, language }) => ({ phonemes: kokoro, language }),
  "kokoro-js": ({ text, language }) => (language === "en" ? { text } : undefined),
  "sherpa-onnx": ({ text, language }) => (language === "en" ? { text } : undefined),
  hibari: ({ text, language }) => (language === "en" ? { text } : undefined),
  espeak: ({ text, language }) => ({ text, language }),
});
const VOCODERS = ["auto", "griffin-lim", "lite", "hifigan"];

const { values } = parseArgs({
  options: {
    json: { type: "string" },
    rounds: { type: "string", default: "3" },
    threads: { type: "string", default: String(Math.min(2, availableParallelism())) },
    peers: { type: "boolean", default: true },
    quick: { type: "boolean", default: false },
  },
  allowNegative: true,
});
const [rounds, threads] = [Number(values.rounds), Number(values.threads)];
if (!(rounds >= 1) || !(threads >= 1)) throw new Error("--rounds and --threads are at least 1.");

const measuredOn = machine();

/** @type {import("./measure.mjs").Sentence[]} */
const allSentences = JSON.parse(readFileSync(new URL("./sentences.json", import.meta.url), "utf8"));
const sentences = values.quick ? firstOfEachLanguage(allSentences) : allSentences;
const paragraph = allSentences.filter(({ language }) => language === "en").slice(0, 3);
const paragraphText = paragraph.map(({ text }) => text).join(" ");

const { peers, missing } = await preparePeers(values.peers ? Object.keys(REQUESTS) : [], (line) =>
  console.log(line),
);
const ours = startOurs();
/** @type {Record<string, import("./worker.mjs").Worker>} */
const workers = { ours };
for (const [name, { start }] of Object.entries(peers)) workers[name] = start();

/** @type {Record<string, number>} */
const loadSeconds = {};
for (const [name, worker] of Object.entries(workers)) {
  loadSeconds[name] = (await worker.ask({ do: "load", threads })).seconds;
}
const { available, backend } = await ours.ask({ do: "vocoders", names: VOCODERS });

/** @type {import("./measure.mjs").Contestant[]} */
const contestants = available.map((/** @type {string} */ vocoder) => ({
  name: vocoder,
  worker: ours,
  request: (/** @type {import("./measure.mjs").Sentence} */ { text, language }) => ({
    text,
    language,
    vocoder,
  }),
}));
for (const name of Object.keys(peers))
  contestants.push({ name, worker: workers[name], request: REQUESTS[name] });

const results = await measure(contestants, sentences, {
  rounds,
  onProgress: (done, total) => {
    if (process.stderr.isTTY)
      process.stderr.write(`\r${done}/${total}${done === total ? "\n" : ""}`);
  },
});
const lengths = await measureLengths(ours);
const first = await ours.ask({ do: "firstAudio", text: paragraphText, language: "en" });

/** @type {Record<string, number>} */
const peakMemoryMB = {};
for (const [name, worker] of Object.entries(workers)) {
  const { bytes } = await worker.ask({ do: "memory" });
  if (bytes !== null) peakMemoryMB[name] = Math.round(bytes / 2 ** 20);
  worker.close();
}

const [kokoro, hibari] = [results.get("kokoro"), results.get("hibari")];
const report = {
  ratioToKokoro: ratio(kokoro, results.get("auto")),
  ratioToHibari: ratio(hibari, results.get("auto")),
  liteRatioToKokoro: ratio(kokoro, results.get("lite")),
  liteRatioToHibari: ratio(hibari, results.get("lite")),
  hifiganRatioToKokoro: ratio(kokoro, results.get("hifigan")),
  hifiganRatioToHibari: ratio(hibari, results.get("hifigan")),
  ratioToKokoroJs: ratio(results.get("kokoro-js"), results.get("auto")),
  ratioToSherpa: ratio(results.get("sherpa-onnx"), results.get("auto")),
  ratioToEspeak: ratio(results.get("espeak"), results.get("auto")),
  griffinLimRatioToKokoro20Characters: timeRatio(
    kokoro,
    results.get("griffin-lim"),
    "twentyCharacters",
  ),
  griffinLimRealTime: vocoderRealTime(results.get("griffin-lim")),
  firstAudioSeconds: round(first.seconds),
  peakMemoryMB: peakMemoryMB.ours,
  lengths,
  programs: Object.fromEntries(
    [...results].map(([name, measurements]) => [
      name,
      { realTimeFactor: round(realTimeFactor(measurements)), byLanguage: byLanguage(measurements) },
    ]),
  ),
  loadSeconds,
  peakMemoryOfAllMB: peakMemoryMB,
  rounds,
  threads,
  backend,
  peers: values.peers ? PEERS : [],
  missing,
  machine: measuredOn,
  commit: commit(),
  command: `npm run bench:rtf -- ${process.argv.slice(2).join(" ")}`.trim(),
  date: new Date().toISOString(),
};

for (const [name, { realTimeFactor: factor, byLanguage: languages }] of Object.entries(
  report.programs,
)) {
  console.log(`${name.padEnd(12)} real-time factor ${factor}  ${JSON.stringify(languages)}`);
}
for (const [key, value] of Object.entries(report)) {
  if (typeof value === "number" || value === null) console.log(`${key}: ${value}`);
}
if (values.json !== undefined) {
  const file = resolve(process.env.INIT_CWD ?? ".", values.json);
  writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
}
