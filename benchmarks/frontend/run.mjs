/**
 * Speed and size of the text front end, per language.
 *
 *   npm run bench:frontend -- [--json file] [--rounds 5]
 *
 * Measures the built packages: characters per second once everything is loaded, the time from the import to the first
 * sentence in fresh processes, and the compressed size of what each language loads. The result goes to
 * `benchmarks/results/frontend.json` unless `--json` names another file.
 */
import { writeFileSync, readFileSync } from "node:fs";
import { basename, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { commit, machine } from "../lib/machine.mjs";
import { median, round } from "../lib/statistics.mjs";
import { compressedSize, loadedFor, work } from "./loads.mjs";

/** Best compression of brotli. */
const QUALITY = 11;
/** Files below this size are code without data. */
const LISTED_BYTES = 20_000;

const { values } = parseArgs({
  options: { json: { type: "string" }, rounds: { type: "string", default: "5" } },
});
const rounds = Number(values.rounds);
if (!(rounds >= 1)) throw new Error("--rounds is at least 1.");

const measuredOn = machine();
/** @type {Record<string, { first: string, paragraph: string }>} */
const texts = JSON.parse(readFileSync(new URL("./texts.json", import.meta.url), "utf8"));

/** @type {Set<string>} */
const all = new Set();
/** @type {Record<string, object>} */
const languages = {};
for (const [language, { first, paragraph }] of Object.entries(texts)) {
  /** @type {number[]} */
  const cold = [];
  /** @type {number[]} */
  const imports = [];
  /** @type {number[]} */
  const processor = [];
  for (let i = 0; i < rounds; i++) {
    const result = await work("cold", language, first);
    cold.push(result.milliseconds);
    imports.push(result.importMilliseconds);
    processor.push(result.processorMilliseconds);
  }
  const { charactersPerSecond, charactersPerProcessorSecond } = await work(
    "warm",
    language,
    paragraph,
  );
  const { files } = await loadedFor(language, first);
  for (const file of files) all.add(file);
  const sizes = files.map((file) => ({
    file: basename(file),
    bytes: compressedSize(file, QUALITY),
  }));
  languages[language] = {
    charactersPerSecond: Math.round(median(charactersPerSecond)),
    charactersPerProcessorSecond: Math.round(median(charactersPerProcessorSecond)),
    coldFirstSentenceMilliseconds: round(median(cold)),
    ofWhichImportMilliseconds: round(median(imports)),
    coldProcessorMilliseconds: round(median(processor)),
    compressedBytes: sizes.reduce((sum, { bytes }) => sum + bytes, 0),
    largestFiles: sizes
      .filter(({ bytes }) => bytes >= LISTED_BYTES)
      .sort((a, b) => b.bytes - a.bytes),
  };
  console.log(language, JSON.stringify(languages[language]));
}

const report = {
  languages,
  compressedBytesOfAll: [...all].reduce((sum, file) => sum + compressedSize(file, QUALITY), 0),
  rounds,
  machine: measuredOn,
  commit: commit(),
  command: `npm run bench:frontend -- ${process.argv.slice(2).join(" ")}`.trim(),
  date: new Date().toISOString(),
};
console.log(`compressedBytesOfAll: ${report.compressedBytesOfAll}`);
const file =
  values.json === undefined
    ? fileURLToPath(new URL("../results/frontend.json", import.meta.url))
    : resolve(process.env.INIT_CWD ?? ".", values.json);
writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
