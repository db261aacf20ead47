/** Streams of real graphs against the same graphs run once per sentence. */
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { createSynthesizer, type SpeechChunk, type Synthesizer } from "../src/index";
import { TINY_VOICE } from "./helpers/tiny-voice";

const BUNDLED_VOICE = fileURLToPath(new URL("../../voice-lite/voice", import.meta.url));
const hasBundledVoice = await readFile(`${BUNDLED_VOICE}/voice.json`).then(
  () => true,
  () => false,
);

const TEXT = "风停了，花儿开了。The lamp was still on, so we waited outside; 那天花了¥120。";

async function collect(chunks: AsyncIterable<SpeechChunk>): Promise<SpeechChunk[]> {
  const list: SpeechChunk[] = [];
  for await (const chunk of chunks) list.push(chunk);
  return list;
}

function largestDifference(a: Float32Array, b: Float32Array): number {
  expect(a.length).toBe(b.length);
  return a.reduce((most, sample, n) => Math.max(most, Math.abs(sample - b[n])), 0);
}

describe.each([
  ["tiny", TINY_VOICE],
  ["bundled", BUNDLED_VOICE],
])("the %s voice", (name, voice) => {
  const withVoice = async (use: (tts: Synthesizer) => Promise<void>) => {
    const tts = await createSynthesizer({ voice, threads: 1 });
    try {
      await use(tts);
    } finally {
      await tts.dispose();
    }
  };
  const isThere = name !== "bundled" || hasBundledVoice;

  it
    .runIf(isThere)
    .each([
      { vocoder: "lite" },
      { vocoder: "lite", sampleRate: 44_100, volume: 6, speed: 1.3, seed: 7 },
      { vocoder: "lite", sampleRate: 8000 },
    ])("streams the samples of synthesize() with %j", async (options) => {
    await withVoice(async (tts) => {
      const chunks = await collect(tts.stream(TEXT, options));
      const speech = await tts.synthesize(TEXT, options);
      const sentences = chunks.at(-1)!.sentence + 1;
      expect(chunks.length).toBeGreaterThan(2 * sentences);
      const streamed = Float32Array.from(chunks.flatMap(({ audio }) => [...audio]));
      expect(largestDifference(streamed, speech.audio)).toBe(0);
      expect(chunks.flatMap(({ words }) => words)).toEqual(speech.words);
      // The tiny voice is silent.
      const isHeard = speech.audio.some((sample) => Math.abs(sample) > 0.05);
      expect(isHeard).toBe(name === "bundled");
    });
  });

  it.runIf(isThere)("times every word, in order, inside the speech", async () => {
    await withVoice(async (tts) => {
      const { words = [], duration, text } = await tts.synthesize(TEXT);
      expect(text).toBe(TEXT);
      const written = words.map((word) => word.text);
      expect(written.slice(0, 8)).toEqual(["风", "停", "了", "花儿", "开", "了", "The", "lamp"]);
      expect(written.slice(-5)).toEqual(["那", "天", "花", "了", "¥120"]);
      let at = 0;
      for (const { text: own, textStart, textEnd, start, end } of words) {
        expect(own).toBe(TEXT.slice(textStart, textEnd));
        expect(start).toBeGreaterThanOrEqual(at);
        expect(end).toBeGreaterThan(start);
        at = end;
      }
      expect(at).toBeLessThanOrEqual(duration);
      // Behind the last word no more than a short pause is left.
      expect(duration - at).toBeLessThan(0.5);
    });
  });

  it.runIf(isThere)("streams Griffin-Lim by whole sentences", async () => {
    await withVoice(async (tts) => {
      const chunks = await collect(tts.stream("Yes, go on.\nNo.", { vocoder: "griffin-lim" }));
      expect(chunks.map(({ endsSentence }) => endsSentence)).toEqual([true, true]);
    });
  });
});
