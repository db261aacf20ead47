/**
 * Fingerprints of files, to know whether work has to be done again.
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { CACHE, ROOT } from "./paths.mjs";

/**
 * All files below some files and folders; those that do not exist are left out.
 * @param {string[]} paths
 * @returns {string[]}
 */
export function listFiles(paths) {
  return paths.flatMap((path) => {
    if (!existsSync(path)) return [];
    if (!statSync(path).isDirectory()) return [path];
    return listFiles(
      readdirSync(path)
        .sort()
        .map((name) => join(path, name)),
    );
  });
}

/**
 * One hash over names and contents.
 * @param {string[]} files
 * @param {string[]} extra - Strings that matter besides the files.
 * @returns {string} hexadecimal sha256
 */
export function hashFiles(files, extra = []) {
  const hash = createHash("sha256");
  for (const text of extra) hash.update(text).update("\0");
  for (const file of files) {
    const bytes = readFileSync(file);
    hash.update(`${relative(ROOT, file)}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest("hex");
}

/**
 * @param {string} name
 * @returns {string | undefined} what {@link writeStamp} last wrote under this name
 */
export function readStamp(name) {
  const file = join(CACHE, name);
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}

/**
 * @param {string} name
 * @param {string} value
 */
export function writeStamp(name, value) {
  const file = join(CACHE, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, value);
}
