/** The same text, options and seed give the same samples, whoever speaks and whatever was spoken before. */
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { createSynthesizer, type SynthesisOptions, type Synthesizer } from "../src/index";
import { openWorkerSynthesizer } from "../src/workers/create-worker-synthesizer";
import { openSynthesizerPool } from "../src/workers/pool/create-synthesizer-pool";
import { startSourceThread } from "./helpers/source-thread";

const VOICE = fileURLToPath(new URL("../../voice-lite/voice", import.meta.url));
const isThere = await readFile(`${VOICE}/voice.json`).then(
  () => true,
  () => false,
);

const TEXT =
  "The lamp was still on, so we waited outside until the rain had stopped. Yes. 今天的天气非常好，我们一起去公园散步吧。";

type Entry = (options: SynthesisOptions) => Promise<Float32Array>;

const synthesized =
  (tts: Synthesizer): Entry =>
  async (options) =>
    (await tts.synthesize(TEXT, options)).audio;
const streamed =
  (tts: Synthesizer): Entry =>
  async (options) => {
    const chunks: Float32Array[] = [];
    for await (const { audio } of tts.stream(TEXT, options)) chunks.push(audio);
    return Float32Array.from(chunks.flatMap((chunk) => Array.from(chunk)));
  };

const differing = (a: Float32Array, b: Float32Array): number =>
  a.length === b.length ? a.reduce((sum, value, n) => sum + Number(value !== b[n]), 0) : NaN;

describe.runIf(isThere)("the bundled voice", () => {
  // The number of threads decides how the runtime cuts its sums.
  const options = { voice: VOICE, threads: 1 };
  const opening = Promise.all([
    createSynthesizer(options),
    createSynthesizer({ ...options, cache: false }),
    openWorkerSynthesizer(options, startSourceThread),
    openSynthesizerPool({ ...options, workers: 2 }, startSourceThread),
  ]);
  afterAll(async () => {
    for (const tts of await opening) await tts.dispose();
  });

  test.each<SynthesisOptions>([
    {},
    { vocoder: "lite", seed: 7 },
    { sampleRate: 44_100, volume: 2, speed: 1.2 },
  ])("speaks the same by every way, with %j", async (asked) => {
    const [local, plain, worker, pool] = await opening;
    const expected = (await plain.synthesize(TEXT, asked)).audio;
    expect(expected.some((sample) => Math.abs(sample) > 0.05)).toBe(true);
    const ways: Record<string, Entry> = {
      "stream without a cache": streamed(plain),
      "stream first": streamed(local),
      "synthesize after stream": synthesized(local),
      "a worker's synthesize": synthesized(worker),
      "a worker's stream after it": streamed(worker),
      "a pool's stream": streamed(pool),
      "a pool's synthesize, maybe by the other worker": synthesized(pool),
      "synthesize again": synthesized(plain),
    };
    for (const [way, speak] of Object.entries(ways))
      expect(differing(expected, await speak(asked)), way).toBe(0);
  });

  test("speaks the same after parts of it were spoken, or broken off", async () => {
    const [, plain] = await opening;
    const expected = (await plain.synthesize(TEXT)).audio;
    await using tts = await createSynthesizer(options);
    await tts.synthesize("Yes.");
    for await (const _ of tts.stream(TEXT)) break;
    await Promise.all([streamed(tts)({}), synthesized(tts)({})]);
    expect(differing(expected, await synthesized(tts)({}))).toBe(0);
    expect(differing(expected, await streamed(tts)({}))).toBe(0);
  });
});
