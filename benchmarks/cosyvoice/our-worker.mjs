/**
 * This library as a program under test; speaks the protocol of ../rtf/worker.mjs.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createSynthesizer } from "@cosyvoice-lite/core";
import { createNodeBackend } from "@cosyvoice-lite/core/backends/node";
import { cosyvoice } from "@cosyvoice-lite/cosyvoice";
import {
  createBytePairTokenizer,
  createCosyVoiceFrontend,
  parseBytePairFile,
} from "@cosyvoice-lite/cosyvoice/text";
import { elapsed, peakMemory, serveRequests } from "../lib/serve-requests.mjs";
import { forcedVoice } from "./forced-voice.mjs";

/** @type {import("@cosyvoice-lite/core").Synthesizer | undefined} */
let synthesizer;
/** @type {(() => Promise<void>) | undefined} */
let step;

/** @type {Record<string, (request: any) => Promise<Record<string, unknown>>>} */
const answers = {
  /** Ids of a text that is spoken in one piece. */
  async textIds({ folder, text }) {
    const { manifest, spec } = readManifest(folder);
    const ranks = JSON.parse(readFileSync(join(folder, manifest.tokenizer.file), "utf8"));
    const tokenizer = createBytePairTokenizer(parseBytePairFile(ranks), spec.textTokens);
    const { languages } = manifest;
    const frontend = createCosyVoiceFrontend({ tokenizer, maxTokens: 100, languages });
    const pieces = [];
    for await (const { ids } of frontend.utterances(text)) pieces.push(ids);
    if (pieces.length !== 1) throw new Error(`${pieces.length} pieces; the text must be one`);
    return { ids: pieces[0] };
  },

  /** The language model's graph alone, with a cache that leaves room for one position. */
  async prepareStep({ folder, threads, positions }) {
    const { manifest, spec } = readManifest(folder);
    const { width, layers, heads, headSize } = spec.llm;
    const backend = await createNodeBackend({ defaults: { intraOpNumThreads: threads } });
    const session = await backend.load(join(folder, manifest.graphs.llm.file));
    const size = layers * heads * 2 * headSize;
    // What is in it does not change the time.
    const cache = Float32Array.from({ length: positions * size }, () => Math.random() - 0.5);
    const row = Float32Array.from({ length: width }, () => Math.random() - 0.5);
    const past = positions - 1;
    step = async () => {
      const { present } = await session.run({
        lm_input: { type: "float32", data: row, dims: [1, 1, width] },
        past: {
          type: "float32",
          data: cache.subarray(0, past * size),
          dims: [past, layers, heads, 2 * headSize],
        },
      });
      cache.set(/** @type {Float32Array} */ (present.data), past * size);
    };
    return {};
  },

  async step() {
    if (step === undefined) throw new Error("Ask for prepareStep first.");
    const [start, busy] = [performance.now(), process.cpuUsage()];
    await step();
    return { seconds: elapsed(start), processorSeconds: processorSeconds(busy) };
  },

  async load({ folder, threads, textLength, tokens }) {
    const start = performance.now();
    synthesizer = await createSynthesizer({
      families: [cosyvoice()],
      voice: forcedVoice(folder, textLength, tokens),
      backend: "node",
      threads,
      cache: false,
    });
    return { seconds: elapsed(start) };
  },

  async speak({ text, tokens, seed }) {
    if (synthesizer === undefined) throw new Error("Ask for load first.");
    let [spoken, llmEnd, flowEnd] = [0, 0, 0];
    const [start, busy] = [performance.now(), process.cpuUsage()];
    const { audio } = await synthesizer.synthesize(text, {
      seed,
      onProgress(event) {
        if (event.type === "tokens") [spoken, llmEnd] = [event.tokens, performance.now()];
        if (event.type === "flow") flowEnd = performance.now();
      },
    });
    const seconds = elapsed(start);
    if (spoken !== tokens) throw new Error(`${spoken} tokens were spoken, not ${tokens}`);
    const [llm, flow] = [(llmEnd - start) / 1000, (flowEnd - llmEnd) / 1000];
    return {
      seconds,
      processorSeconds: processorSeconds(busy),
      parts: { llm, flow, vocoder: seconds - llm - flow },
      samples: audio.length,
    };
  },

  memory: peakMemory,
};

/** @param {string} folder */
function readManifest(folder) {
  const manifest = JSON.parse(readFileSync(join(folder, "voice.json"), "utf8"));
  return { manifest, spec: manifest.cosyvoice1 };
}

/**
 * Of all threads of this process.
 * @param {NodeJS.CpuUsage} since
 */
function processorSeconds(since) {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1e6;
}

await serveRequests(answers);
await synthesizer?.dispose();
