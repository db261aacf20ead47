/**
 * What every program takes up, on the disk and in a browser.
 */
import {
  browserBytesOfKokoroJs,
  browserBytesOfOurs,
  browserBytesOfSherpa,
} from "./browser-bytes.mjs";
import { installOurs, installedByNpm, installedByPip, installedEspeak } from "./install-bytes.mjs";

/**
 * `browserBytes`: null for a program that does not run in a browser.
 * @typedef {{ install: import("./install-bytes.mjs").Install | null, browserBytes: number | null }} Sizes
 */

/** @type {Record<string, (paths: Record<string, string>, results: URL) => Promise<Sizes>>} */
export const SIZES = {
  "cosyvoice-lite": async (_, results) => ({
    install: await installOurs(),
    browserBytes: browserBytesOfOurs(results),
  }),
  "kokoro-js": async ({ installed, model }) => ({
    install: installedByNpm(installed, model),
    browserBytes: browserBytesOfKokoroJs(installed, model),
  }),
  "sherpa-onnx": async ({ installed, model }) => ({
    install: installedByNpm(installed, model),
    browserBytes: await browserBytesOfSherpa(model),
  }),
  hibari: async ({ python }) => ({
    // With scipy, as its authors advise and as it is measured here.
    install: await installedByPip(python, ["hibari-tts", "scipy"]),
    browserBytes: null,
  }),
  espeak: async () => ({ install: await installedEspeak(), browserBytes: null }),
};
