/**
 * Loading the built core in fresh processes.
 */
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const execute = promisify(execFile);
const WORKER = fileURLToPath(new URL("./worker.mjs", import.meta.url));
const RECORDER = new URL("../lib/record-loads.mjs", import.meta.url).href;

/** Both ways to load a package in Node. */
export const WAYS = /** @type {const} */ (["import", "require"]);

/** @typedef {typeof WAYS[number]} Way */

/**
 * Of one load, without the start of Node: as a clock sees it, and in processor time of all threads.
 * @typedef {{ milliseconds: number, processorMilliseconds: number }} Times
 */

/**
 * @param {Way} way
 * @returns {Promise<Times>}
 */
export function timesOf(way) {
  return load([WORKER, way]);
}

/**
 * @param {Way} way
 * @returns {Promise<string[]>} paths of the files that were loaded
 */
export async function filesOf(way) {
  return (await load(["--import", RECORDER, WORKER, way])).files;
}

/** Those of them that belong to ONNX Runtime. @param {string[]} files */
export const runtimeFiles = (files) => files.filter((file) => /onnxruntime|\bort[.-]/.test(file));

/**
 * @param {string[]} args
 * @returns {Promise<Times & { files: string[] }>}
 */
async function load(args) {
  const { stdout } = await execute(process.execPath, args, { maxBuffer: 2 ** 24 });
  return JSON.parse(stdout);
}
