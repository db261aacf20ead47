/** The measure against the standard's own figures, and the bundled voice with it. */
import { createSynthesizer } from "@cosyvoice-lite/core";
import { expect, test } from "vitest";
import { integratedLoudness, loudnessBlocks } from "./loudness.mjs";

/** @type {(amplitude: number, frequency: number, sampleRate: number) => Float32Array} */
const sine = (amplitude, frequency, sampleRate) =>
  Float32Array.from(
    { length: sampleRate * 3 },
    (_, n) => amplitude * Math.sin((2 * Math.PI * frequency * n) / sampleRate),
  );
/** @type {(samples: Float32Array, sampleRate: number) => number} */
const loudness = (samples, sampleRate) => integratedLoudness(loudnessBlocks(samples, sampleRate));

test.each([16_000, 24_000, 48_000])("a full 997 Hz sine is −3.01 LUFS at %i Hz", (rate) => {
  expect(loudness(sine(1, 997, rate), rate)).toBeCloseTo(-3.01, 1);
  expect(loudness(sine(0.1, 997, rate), rate)).toBeCloseTo(-23.01, 1);
});

test("silence does not count", () => {
  const speech = sine(0.5, 997, 24_000);
  const paused = new Float32Array(speech.length * 3);
  paused.set(speech);
  expect(loudness(paused, 24_000)).toBeCloseTo(loudness(speech, 24_000), 0);
  expect(loudness(new Float32Array(48_000), 24_000)).toBe(-Infinity);
});

test.each(["hifigan", "lite", "griffin-lim"])(
  "the speakers of the bundled voice are equally loud within 1 dB, %s",
  async (vocoder) => {
    const texts = {
      zh: "今天的天气很好，我们一起去公园散步吧。",
      en: "The meeting has been moved to half past three on Thursday.",
      ja: "明日の朝は少し早く起きて、海まで歩きましょう。",
      yue: "今晚我哋去食飯，之後再去睇戲。",
      ko: "내일 아침에는 조금 일찍 일어나서 바다까지 걸읍시다.",
    };
    const tts = await createSynthesizer({ vocoder });
    const [first, ...others] = await Promise.all(
      tts.voice.speakers.map(async ({ id }) => {
        const blocks = [];
        for (const [language, text] of Object.entries(texts)) {
          const options = { language: /** @type {"zh"} */ (language), speaker: id };
          const { audio, sampleRate } = await tts.synthesize(text, options);
          expect(audio.every((sample) => Math.abs(sample) <= 1)).toBe(true);
          blocks.push(...loudnessBlocks(audio, sampleRate));
        }
        return integratedLoudness(blocks);
      }),
    );
    await tts.dispose();
    for (const other of others) expect(Math.abs(other - first)).toBeLessThan(1);
  },
);
