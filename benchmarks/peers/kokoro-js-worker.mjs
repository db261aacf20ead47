/**
 * kokoro-js as a program under test; speaks the protocol of ../rtf/worker.mjs.
 *
 *   node kokoro-js-worker.mjs <folder with node_modules> <folder of models>
 */
import { createRequire } from "node:module";
import { join, sep } from "node:path";
import { elapsed, peakMemory, serveRequests } from "../lib/serve-requests.mjs";
import { KOKORO_JS_MODEL, VOICE } from "./kokoro-models.mjs";

const [installed, models] = process.argv.slice(2);

/** @type {{ tts: any, TextSplitterStream: any } | undefined} */
let kokoro;

await serveRequests({
  async load({ threads }) {
    const start = performance.now();
    const requirePeer = createRequire(join(installed, "package.json"));
    const { KokoroTTS, TextSplitterStream } = requirePeer("kokoro-js");
    const { env, AutoTokenizer, StyleTextToSpeech2Model } = requirePeer(
      "@huggingface/transformers",
    );
    env.allowRemoteModels = false;
    env.localModelPath = models + sep;
    // What KokoroTTS.from_pretrained() does, which has no way to give the number of threads.
    const [model, tokenizer] = await Promise.all([
      StyleTextToSpeech2Model.from_pretrained(KOKORO_JS_MODEL, {
        dtype: "q8",
        device: "cpu",
        session_options: { intraOpNumThreads: threads, interOpNumThreads: 1 },
      }),
      AutoTokenizer.from_pretrained(KOKORO_JS_MODEL),
    ]);
    kokoro = { tts: new KokoroTTS(model, tokenizer), TextSplitterStream };
    return { seconds: elapsed(start) };
  },

  async speak({ text }) {
    const start = performance.now();
    const { audio, sampling_rate: rate } = await loaded().tts.generate(text, { voice: VOICE });
    return { seconds: elapsed(start), audioSeconds: audio.length / rate };
  },

  async firstAudio({ text }) {
    const { tts, TextSplitterStream } = loaded();
    const start = performance.now();
    // Closed by hand: given a plain string, it waits for more text.
    const splitter = new TextSplitterStream();
    splitter.push(text);
    splitter.close();
    for await (const { audio } of tts.stream(splitter, { voice: VOICE })) {
      if (audio.audio.length > 0) break;
    }
    return { seconds: elapsed(start) };
  },

  memory: peakMemory,
});

function loaded() {
  if (kokoro === undefined) throw new Error("Ask for load first.");
  return kokoro;
}
