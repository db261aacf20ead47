/**
 * Tarballs as npm gets them.
 */
import { mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { pnpm } from "./install.mjs";
import { readPackages } from "./paths.mjs";
import { run } from "./run.mjs";

/**
 * A packed package.
 * @typedef {{ name: string, file: string, bytes: number, promised: string[] }} Tarball
 */

/** Most bytes of a tarball: what a user of npm downloads. */
const LIMITS = /** @type {Record<string, number>} */ ({
  "@cosyvoice-lite/core": 150_000,
  "@cosyvoice-lite/voice-lite": 14_000_000,
});

/** What every package ships: npm shows the first two, licences of what is in it demand the others. */
const REQUIRED = ["package.json", "README.md", "LICENSE", "NOTICE"];

/** What must not be shipped: tests, sources of training, source maps, what editors and tools leave behind. */
const FORBIDDEN =
  /\.test(-d)?\.[cm]?[jt]s$|(^|\/)(tests?|training|node_modules|coverage)\/|\.(map|log|py|pt|part)$/;

/**
 * Packs every package that is not private, with the versions of its neighbours filled in.
 * @param {string} folder - Made where it is missing.
 * @param {(name: string) => boolean} wanted - Default: all.
 * @returns {Promise<Tarball[]>}
 */
export async function packAll(folder, wanted = () => true) {
  mkdirSync(folder, { recursive: true });
  /** @type {Tarball[]} */
  const tarballs = [];
  for (const { directory, manifest } of readPackages("packages")) {
    if (manifest.private || !wanted(manifest.name)) continue;
    const { name, version } = manifest;
    const file = join(folder, `${name.replace("@", "").replace("/", "-")}-${version}.tgz`);
    await pnpm(["--dir", directory, "pack", "--out", file]);
    tarballs.push({ name, file, bytes: statSync(file).size, promised: targetsOf(manifest) });
  }
  return tarballs;
}

/**
 * Looks into the tarballs.
 * @param {Tarball[]} tarballs
 * @returns {Promise<string[]>} what is wrong
 */
export async function checkTarballs(tarballs) {
  /** @type {string[]} */
  const problems = [];
  for (const { name, file, bytes, promised } of tarballs) {
    const entries = (await run("tar", ["-tzf", file]))
      .split("\n")
      .filter(Boolean)
      .map((entry) => entry.replace(/^package\//, ""));
    problems.push(...checkEntries(name, entries, promised), ...checkSize(name, bytes));
  }
  return problems;
}

/**
 * @param {string} name - Of the package.
 * @param {string[]} entries - Paths in the tarball.
 * @param {string[]} promised - Files that package.json names.
 * @returns {string[]} what is wrong
 */
export function checkEntries(name, entries, promised) {
  const unwanted = entries.filter((entry) => FORBIDDEN.test(entry));
  const lacking = REQUIRED.filter((file) => !entries.includes(file));
  const missing = promised.filter((file) => !entries.includes(file) && !REQUIRED.includes(file));
  return [
    ...unwanted.map((entry) => `${name} ships ${entry}.`),
    ...lacking.map((file) => `${name} does not ship ${file}.`),
    ...missing.map((file) => `${name} does not ship ${file}, which its package.json names.`),
  ];
}

/**
 * @param {string} name - Of the package.
 * @param {number} bytes - Of its tarball.
 * @returns {string[]} what is wrong
 */
export function checkSize(name, bytes) {
  const limit = LIMITS[name] ?? Infinity;
  return bytes > limit ? [`${name} has ${bytes} bytes; ${limit} are allowed.`] : [];
}

/**
 * Every file that a manifest's entries point at; patterns are left out.
 * @param {Record<string, any>} manifest
 * @returns {string[]}
 */
export function targetsOf({ main, module, types, bin, exports }) {
  /** @type {(value: unknown) => string[]} */
  const leaves = (value) => {
    if (typeof value === "string") return [value];
    return value && typeof value === "object" ? Object.values(value).flatMap(leaves) : [];
  };
  const files = [main, module, types, bin, exports].flatMap((each) => leaves(each));
  return [...new Set(files.map((file) => file.replace(/^\.\//, "")))].filter(
    (file) => !file.includes("*"),
  );
}
