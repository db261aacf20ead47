/**
 * This library as a program under test; speaks the protocol of ../rtf/worker.mjs.
 */
import { createSynthesizer } from "@cosyvoice-lite/core";
import { elapsed, peakMemory, serveRequests } from "../lib/serve-requests.mjs";

/** @type {import("@cosyvoice-lite/core").Synthesizer | undefined} */
let synthesizer;

/** @type {Record<string, (request: any) => Promise<Record<string, unknown>>>} */
const answers = {
  async load({ threads }) {
    const start = performance.now();
    synthesizer = await createSynthesizer({ threads, cache: false });
    return { seconds: elapsed(start) };
  },

  async speak({ text, language, vocoder }) {
    const start = performance.now();
    const speech = await loaded().synthesize(text, { language, vocoder });
    const seconds = elapsed(start);
    const { duration, timings } = speech;
    return { seconds, audioSeconds: duration, vocoderSeconds: timings.vocoder / 1000 };
  },

  /** The voice may not have every vocoder; which of these does it have? */
  async vocoders({ names }) {
    const available = [];
    let backend;
    for (const name of names) {
      try {
        ({ backend } = await loaded().synthesize("你好。", { vocoder: name }));
        available.push(name);
      } catch (error) {
        if (/** @type {{ code?: string }} */ (error).code !== "INVALID_ARGUMENT") throw error;
      }
    }
    return { available, backend };
  },

  /** Time until the first samples of a text of several sentences are there. */
  async firstAudio({ text, language }) {
    const start = performance.now();
    for await (const chunk of loaded().stream(text, { language })) {
      if (chunk.audio.length > 0) break;
    }
    return { seconds: elapsed(start) };
  },

  memory: peakMemory,
};

function loaded() {
  if (synthesizer === undefined) throw new Error("Ask for load first.");
  return synthesizer;
}

await serveRequests(answers);
await synthesizer?.dispose();
