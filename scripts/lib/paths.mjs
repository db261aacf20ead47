/**
 * Where things lie in the workspace.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository's root folder. */
export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** What the scripts remember between runs. Inside node_modules, so a fresh install forgets it. */
export const CACHE = join(ROOT, "node_modules", ".cache", "cosyvoice-lite");

/**
 * A workspace package.
 * @typedef {{ directory: string, manifest: Record<string, any> }} WorkspacePackage
 */

/**
 * Reads the package.json of every folder directly inside `parent`.
 * @param {string} parent - For example `packages`.
 * @returns {WorkspacePackage[]}
 */
export function readPackages(parent) {
  const folder = join(ROOT, parent);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .map((name) => join(folder, name))
    .filter((directory) => existsSync(join(directory, "package.json")))
    .map(readPackage);
}

/**
 * @param {string} directory
 * @returns {WorkspacePackage}
 */
export function readPackage(directory) {
  return { directory, manifest: JSON.parse(readFileSync(join(directory, "package.json"), "utf8")) };
}
