/**
 * espeak-ng as a program under test; speaks the protocol of ../rtf/worker.mjs. It is a command: every sentence is a process of its own,
 * whose start belongs to its time as it does for who uses it.
 */
import { spawn } from "node:child_process";
import { peakMemoryOf } from "../lib/peak-memory.mjs";
import { elapsed, serveRequests } from "../lib/serve-requests.mjs";

/** @type {Record<string, string>} */
const VOICES = { zh: "cmn", en: "en-us", ja: "ja", yue: "yue", ko: "ko" };

// A 16-bit mono WAV whose header is 44 bytes long; written to a pipe, its lengths are no lengths.
const HEADER = 44;
const RATE_AT = 24;

/** The largest memory that one of its processes was seen with. */
let peak = 0;

/**
 * @param {string[]} args
 * @returns {Promise<{ seconds: number, firstSeconds: number, output: Buffer }>} times until the end and until the first samples
 */
function run(args) {
  const start = performance.now();
  const child = spawn("espeak-ng", args, { stdio: ["ignore", "pipe", "inherit"] });
  /** @type {Buffer[]} */
  const pieces = [];
  let bytes = 0;
  let firstSeconds = Infinity;
  child.stdout.on("data", (/** @type {Buffer} */ piece) => {
    pieces.push(piece);
    bytes += piece.length;
    if (bytes > HEADER) firstSeconds = Math.min(firstSeconds, elapsed(start));
    // While it lives: nothing tells it afterwards.
    if (child.pid !== undefined) peak = Math.max(peak, peakMemoryOf(child.pid) ?? 0);
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      if (code !== 0) reject(new Error(`espeak-ng ended with ${code}`));
      else resolve({ seconds: elapsed(start), firstSeconds, output: Buffer.concat(pieces) });
    });
  });
}

/** @param {{ text: string, language: string }} request */
const spoken = ({ text, language }) => run(["-v", VOICES[language], "--stdout", text]);

await serveRequests({
  async load() {
    const { seconds } = await run(["--version"]);
    return { seconds };
  },

  async speak(request) {
    const { seconds, output } = await spoken(request);
    return { seconds, audioSeconds: (output.length - HEADER) / 2 / output.readUInt32LE(RATE_AT) };
  },

  async firstAudio(request) {
    const { firstSeconds } = await spoken(request);
    return { seconds: firstSeconds };
  },

  async memory() {
    return { bytes: peak === 0 ? null : peak };
  },
});
