/**
 * What each language loads, and how large that is.
 */
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliCompressSync, constants } from "node:zlib";

const execute = promisify(execFile);
const RECORDER = new URL("../lib/record-loads.mjs", import.meta.url);

/** Files that are compressed already count as they are. */
const COMPRESSED = new Set([".gz", ".br", ".zst"]);

/**
 * Runs `worker.mjs` in a fresh process.
 * @param {string} task
 * @param {string} language
 * @param {string} text
 * @returns {Promise<any>}
 */
export async function work(task, language, text) {
  const worker = fileURLToPath(new URL("./worker.mjs", import.meta.url));
  const recorder = task === "files" ? ["--import", RECORDER.href] : [];
  const { stdout } = await execute(process.execPath, [...recorder, worker, task, language, text], {
    maxBuffer: 2 ** 26,
  });
  return JSON.parse(stdout);
}

/**
 * The files that reading a first sentence in a language loads beyond the import of the package.
 * @param {string} language
 * @param {string} text
 * @returns {Promise<{ before: string[], files: string[] }>}
 */
export function loadedFor(language, text) {
  return work("files", language, text);
}

/**
 * Bytes after brotli compression.
 * @param {string} file
 * @param {number} quality - 0 to 11; 11 is what packages are measured with, lower ones are an upper bound.
 */
export function compressedSize(file, quality) {
  const content = readFileSync(file);
  if (COMPRESSED.has(extname(file))) return content.length;
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: quality,
    [constants.BROTLI_PARAM_LGWIN]: 24,
    [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
  };
  return brotliCompressSync(content, { params }).length;
}
