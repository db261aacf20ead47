/**
 * How large files are: on the disk and on the wire.
 */
import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

/** What servers commonly use. */
const LEVEL = 6;

/**
 * Every file inside a folder; links are not followed.
 * @param {string} folder
 * @returns {string[]} paths
 */
export function filesUnder(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** @param {string[]} files */
export function bytesOf(files) {
  return files.reduce((sum, file) => sum + statSync(file).size, 0);
}

/**
 * Each file compressed by itself.
 * @param {string[]} files
 */
export function gzipBytesOf(files) {
  return files.reduce(
    (sum, file) => sum + gzipSync(readFileSync(file), { level: LEVEL }).length,
    0,
  );
}
