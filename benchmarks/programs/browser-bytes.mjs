/**
 * What a browser has to fetch before a program can speak English there, compressed with gzip.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { filesUnder, gzipBytesOf } from "../lib/file-sizes.mjs";
import { ensureNpm } from "../lib/npm-environment.mjs";
import { VOICE } from "../peers/kokoro-models.mjs";

const SHERPA_WASM = "sherpa-onnx@1.13.8";

/**
 * From the result of `bench:browser`, which counts what the page really fetches, for five languages.
 * @param {URL} results - The folder, with a slash at its end.
 * @returns {number | null} bytes; null without such a result
 */
export function browserBytesOfOurs(results) {
  const file = new URL("browser.json", results);
  if (!existsSync(file)) return null;
  return JSON.parse(readFileSync(file, "utf8")).transferMB * 1e6;
}

/**
 * Its bundle, the WebAssembly that this fetches, the int8 model, one voice.
 * @param {string} installed - Folder in which npm installed it.
 * @param {string} model
 */
export function browserBytesOfKokoroJs(installed, model) {
  const modules = join(installed, "node_modules");
  const wasm = join(modules, "@huggingface", "transformers", "dist");
  return gzipBytesOf([
    join(modules, "kokoro-js", "dist", "kokoro.web.js"),
    join(wasm, "ort-wasm-simd-threaded.jsep.mjs"),
    join(wasm, "ort-wasm-simd-threaded.jsep.wasm"),
    ...filesUnder(model),
    join(modules, "kokoro-js", "voices", `${VOICE}.bin`),
  ]);
}

/**
 * The WebAssembly of its npm package with the two scripts around it, and the model folder, which its browser build carries whole.
 * @param {string} model
 */
export async function browserBytesOfSherpa(model) {
  const installed = await ensureNpm("sherpa-onnx", [SHERPA_WASM]);
  const names = ["wasm-nodejs.wasm", "wasm-nodejs.js", "tts.js"];
  return gzipBytesOf([
    ...names.map((name) => join(installed, "node_modules", "sherpa-onnx", `sherpa-onnx-${name}`)),
    ...filesUnder(model),
  ]);
}
