/**
 * This library as a program under test; speaks the protocol of worker.mjs.
 */
import { createInterface } from "node:readline";
import { createSynthesizer } from "@cosyvoice-lite/core";
import { griffinLimRealTime } from "./griffin-lim-real-time.mjs";

/** @type {Awaited<ReturnType<typeof createSynthesizer>>} */
let tts;

/** @type {Record<string, (request: any) => Promise<Record<string, unknown>>>} */
const answers = {
  async load({ threads }) {
    const start = performance.now();
    tts = await createSynthesizer({ threads });
    return { seconds: elapsed(start) };
  },

  async speak({ text, language, vocoder }) {
    const start = performance.now();
    const speech = await tts.synthesize(text, { language, vocoder });
    const seconds = elapsed(start);
    return { seconds, audioSeconds: speech.duration, backend: speech.backend };
  },

  /** The voice may not have every vocoder; which of these does it have? */
  async vocoders({ names }) {
    const available = [];
    for (const name of names) {
      try {
        await tts.synthesize("你好。", { vocoder: name });
        available.push(name);
      } catch (error) {
        if (/** @type {{ code?: string }} */ (error).code !== "INVALID_ARGUMENT") throw error;
      }
    }
    return { available };
  },

  /** Time until the first samples of a text of several sentences are there. */
  async firstAudio({ text, language }) {
    const start = performance.now();
    for await (const chunk of tts.stream(text, { language })) {
      if (chunk.audio.length > 0) break;
    }
    return { seconds: elapsed(start) };
  },

  async griffinLim({ seconds }) {
    return { realTime: await griffinLimRealTime(seconds) };
  },

  async memory() {
    return { bytes: process.resourceUsage().maxRSS * 1024 };
  },
};

/** @param {number} start */
function elapsed(start) {
  return (performance.now() - start) / 1000;
}

for await (const line of createInterface({ input: process.stdin })) {
  const request = JSON.parse(line);
  let answer;
  try {
    answer = await answers[request.do](request);
  } catch (error) {
    answer = { error: error instanceof Error ? error.message : String(error) };
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
await tts?.dispose();
