/**
 * A folder of npm packages that a benchmark makes for itself under `benchmarks/.work`, outside the workspace.
 */
import { execFile } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { WORK } from "./python-environment.mjs";

/**
 * Makes the folder unless it already holds these packages. Install scripts do not run: ONNX Runtime's would fetch libraries for graphics
 * cards, which nothing here uses.
 * @param {string} name - Of the folder.
 * @param {string[]} packages - `name@version`, or paths of tarballs.
 * @param {string} root - Where the folder lies.
 * @returns {Promise<string>} its path; `node_modules` lies inside
 */
export async function ensureNpm(name, packages, root = join(WORK, "npm")) {
  const folder = join(root, name);
  const stamp = join(folder, "installed.json");
  const wanted = JSON.stringify(packages);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return folder;

  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true }));
  const args = ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  try {
    await promisify(execFile)("npm", [...args, ...packages], {
      cwd: folder,
      maxBuffer: 2 ** 26,
      shell: process.platform === "win32",
    });
  } catch (cause) {
    const { stderr, message } = /** @type {Error & { stderr?: string }} */ (cause);
    throw new Error(`npm could not install ${packages.join(", ")}: ${stderr || message}`, {
      cause,
    });
  }
  writeFileSync(stamp, wanted);
  return folder;
}
