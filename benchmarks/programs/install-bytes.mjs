/**
 * What a stranger's install of a program puts on the disk: package, all that it needs, model. Without Node and Python themselves.
 */
import { execFile } from "node:child_process";
import { rmSync } from "node:fs";
import { join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { packAll } from "../../scripts/lib/pack.mjs";
import { ROOT, readPackage } from "../../scripts/lib/paths.mjs";
import { bytesOf, filesUnder } from "../lib/file-sizes.mjs";
import { ensureNpm } from "../lib/npm-environment.mjs";
import { WORK } from "../lib/python-environment.mjs";

const execute = promisify(execFile);

/** @typedef {{ bytes: number, runtimeBytes: number }} Install - `runtimeBytes`: the part that is ONNX Runtime. */

/** Packs this library, installs the tarballs in an empty folder. */
export async function installOurs() {
  const { manifest } = readPackage(join(ROOT, "packages", "core"));
  const own = [manifest.name, ...Object.keys(manifest.dependencies)].filter((name) =>
    name.startsWith("@cosyvoice-lite/"),
  );
  const root = join(WORK, "ours");
  rmSync(root, { recursive: true, force: true });
  const tarballs = await packAll(join(root, "tarballs"), (name) => own.includes(name));
  const files = tarballs.map(({ file }) => file);
  return installedByNpm(await ensureNpm("install", files, root));
}

/**
 * @param {string} folder - In which npm installed.
 * @param {string} [model] - Folder of the model.
 * @returns {Install}
 */
export function installedByNpm(folder, model) {
  const files = filesUnder(join(folder, "node_modules"));
  return {
    bytes: bytesOf(files) + (model === undefined ? 0 : bytesOf(filesUnder(model))),
    runtimeBytes: bytesOf(files.filter(isRuntime)),
  };
}

/**
 * ONNX Runtime's own packages, or its library in the package of another.
 * @param {string} file - Path.
 */
export function isRuntime(file) {
  const parts = file.split(sep);
  return (
    parts.some((part) => /^onnxruntime-(?:node|web|common)$/u.test(part)) ||
    /^(?:libonnxruntime\b|onnxruntime\.dll$|ort-wasm)/u.test(parts.at(-1) ?? "")
  );
}

/**
 * @param {string} python
 * @param {string[]} names - Distributions, which hold their model.
 * @returns {Promise<Install>}
 */
export async function installedByPip(python, names) {
  const program = fileURLToPath(new URL("./distribution_sizes.py", import.meta.url));
  const { stdout } = await execute(python, [program, ...names]);
  /** @type {Record<string, number>} */
  const sizes = JSON.parse(stdout);
  return { bytes: sum(Object.values(sizes)), runtimeBytes: sizes.onnxruntime ?? 0 };
}

/** @returns {Promise<Install | null>} null where Debian's packages do not say it */
export async function installedEspeak() {
  const names = ["espeak-ng", "espeak-ng-data", "libespeak-ng1*", "libsonic0*", "libpcaudio0*"];
  const format = "${Package}\\t${Installed-Size}\\n";
  const stdout = await execute("dpkg-query", ["-W", "-f", format, ...names]).then(
    (result) => result.stdout,
    // It fails when it lacks one of the names and tells the others all the same.
    (error) => error.stdout ?? "",
  );
  const bytes = parseInstalledSizes(stdout);
  return bytes === 0 ? null : { bytes, runtimeBytes: 0 };
}

/**
 * @param {string} output - Lines of a name, a tab and kibibytes; nothing after the tab for what is not installed.
 * @returns {number} bytes of all
 */
export function parseInstalledSizes(output) {
  return sum([...output.matchAll(/\t(?<kibibytes>\d+)$/gmu)].map((line) => Number(line[1]) * 1024));
}

/** @param {number[]} values */
function sum(values) {
  return values.reduce((total, value) => total + value, 0);
}
