/**
 * sherpa-onnx-node with Kokoro-82M as a program under test; speaks the protocol of ../rtf/worker.mjs.
 *
 *   node sherpa-worker.mjs <folder with node_modules> <folder of the model> <number of the voice>
 */
import { createRequire } from "node:module";
import { join } from "node:path";
import { elapsed, peakMemory, serveRequests } from "../lib/serve-requests.mjs";

const [installed, model, voice] = process.argv.slice(2);

/** @type {any} */
let tts;

await serveRequests({
  async load({ threads }) {
    const start = performance.now();
    const { OfflineTts } = createRequire(join(installed, "package.json"))("sherpa-onnx-node");
    tts = await OfflineTts.createAsync({
      model: {
        kokoro: {
          model: join(model, "model.onnx"),
          voices: join(model, "voices.bin"),
          tokens: join(model, "tokens.txt"),
          dataDir: join(model, "espeak-ng-data"),
          lang: "en-us",
        },
        numThreads: threads,
        provider: "cpu",
      },
      maxNumSentences: 1,
    });
    return { seconds: elapsed(start) };
  },

  async speak({ text }) {
    const start = performance.now();
    const { samples, sampleRate } = await generate(text);
    return { seconds: elapsed(start), audioSeconds: samples.length / sampleRate };
  },

  async firstAudio({ text }) {
    const start = performance.now();
    let seconds = Infinity;
    const { samples } = await generate(text, () => {
      seconds = Math.min(seconds, elapsed(start));
    });
    if (samples.length === 0) throw new Error("sherpa-onnx gave no sound.");
    return { seconds: Math.min(seconds, elapsed(start)) };
  },

  memory: peakMemory,
});

/** @param {string} text @param {() => void} [onProgress] - Called with every sentence. */
async function generate(text, onProgress) {
  if (tts === undefined) throw new Error("Ask for load first.");
  return tts.generateAsync({ text, sid: Number(voice), speed: 1, onProgress });
}
