/**
 * One load of core in a process of its own; the result is one line of JSON.
 *
 *   node worker.mjs import|require    milliseconds that it takes
 *   node --import ../lib/record-loads.mjs worker.mjs import|require    the files that it loads, too
 */
import { createRequire } from "node:module";

const NAME = "@cosyvoice-lite/core";
const require = createRequire(import.meta.url);
const { loadedFiles } = /** @type {any} */ (globalThis);
loadedFiles?.();

const used = process.cpuUsage();
const started = performance.now();
const core = process.argv[2] === "require" ? require(NAME) : await import(NAME);
const milliseconds = performance.now() - started;
const { user, system } = process.cpuUsage(used);

if (typeof core.createSynthesizer !== "function") throw new Error(`${NAME} gives no API.`);
const processorMilliseconds = (user + system) / 1000;
const files = loadedFiles?.() ?? [];
process.stdout.write(`${JSON.stringify({ milliseconds, processorMilliseconds, files })}\n`);
