/**
 * espeak-ng as a program under test; speaks the protocol of worker.mjs. It is a command: every sentence is a process of its own, whose start
 * belongs to its time as it does for who uses it.
 */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { elapsed, serveRequests } from "../lib/serve-requests.mjs";

const run = promisify(execFile);

/** @type {Record<string, string>} */
const VOICES = { zh: "cmn", en: "en-us", ja: "ja", yue: "yue", ko: "ko" };

// A 16-bit mono WAV whose header is 44 bytes long; written to a pipe, its lengths are no lengths.
const HEADER = 44;
const RATE_AT = 24;

await serveRequests({
  async load() {
    const start = performance.now();
    await run("espeak-ng", ["--version"]);
    return { seconds: elapsed(start) };
  },

  async speak({ text, language }) {
    const start = performance.now();
    const { stdout } = await run("espeak-ng", ["-v", VOICES[language], "--stdout", text], {
      encoding: "buffer",
      maxBuffer: 1e8,
    });
    const seconds = elapsed(start);
    return {
      seconds,
      audioSeconds: (stdout.length - HEADER) / 2 / stdout.readUInt32LE(RATE_AT),
    };
  },

  // Its processes come and go.
  async memory() {
    return { bytes: null };
  },
});
