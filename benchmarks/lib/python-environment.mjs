/**
 * A Python environment that a benchmark makes for itself under `benchmarks/.work`.
 */
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const execute = promisify(execFile);

/** Scratch space of all benchmarks, ignored by git. */
export const WORK = fileURLToPath(new URL("../.work", import.meta.url));

/**
 * Makes the environment unless it already holds these packages.
 * @param {string} name - Folder of the environment.
 * @param {{ packages: string[], withoutDependencies: string[] }} requirements - Pinned pip requirements;
 *   the second list is installed with `--no-deps`.
 * @param {string} root - Where the folder lies.
 * @returns {Promise<string>} the path of its Python
 */
export async function ensurePython(name, requirements, root = WORK) {
  const folder = join(root, name);
  const python = join(folder, process.platform === "win32" ? "Scripts/python.exe" : "bin/python");
  const stamp = join(folder, "requirements.sha256");
  const wanted = createHash("sha256").update(JSON.stringify(requirements)).digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return python;

  rmSync(folder, { recursive: true, force: true });
  mkdirSync(dirname(folder), { recursive: true });
  await command(process.env.PYTHON ?? "python3", ["-m", "venv", folder]);
  const pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"];
  await command(python, [...pip, ...requirements.packages]);
  await command(python, [...pip, "--no-deps", ...requirements.withoutDependencies]);
  writeFileSync(stamp, wanted);
  return python;
}

/**
 * @param {string} file
 * @param {string[]} args
 */
async function command(file, args) {
  try {
    await execute(file, args, { maxBuffer: 2 ** 26 });
  } catch (cause) {
    const { stderr, message } = /** @type {Error & { stderr?: string }} */ (cause);
    throw new Error(
      `This benchmark measures Python programs, too, and their environment could not be made ` +
        `(python3 with venv and a package index are needed).\n${stderr || message}`,
      { cause },
    );
  }
}
