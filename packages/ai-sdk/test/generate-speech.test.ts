/** The real `generateSpeech()` of the AI SDK over our provider. */
import { createProviderRegistry, generateSpeech } from "ai";
import { describe, expect, test } from "vitest";
import { createCosyvoiceLite } from "../src/index";
import { createFakeSynthesizer, type FakeSynthesizer } from "./fake-synthesizer";

/** A provider whose voices are fakes, and the fakes that it opened. */
function provider() {
  const opened: FakeSynthesizer[] = [];
  const cosyvoice = createCosyvoiceLite({
    now: () => new Date(1_000),
    async open(voice) {
      const fake = createFakeSynthesizer(voice);
      opened.push(fake);
      return fake;
    },
  });
  return { cosyvoice, opened };
}

describe("generateSpeech with cosyvoice-lite", () => {
  test("gives a WAV, warnings, word times and where it came from", async () => {
    const { cosyvoice, opened } = provider();
    const text = "Good morning.";
    const result = await generateSpeech({ model: cosyvoice.speech(), text, voice: "two" });
    expect(result.audio.mediaType).toBe("audio/wav");
    expect(result.audio.format).toBe("wav");
    expect(result.audio.uint8Array.length).toBe(44 + text.length * 800 * 2);
    expect(result.warnings).toEqual([
      { type: "other", message: "UNKNOWN_CHARACTER: One character was left out." },
    ]);
    expect(result.responses).toEqual([
      { timestamp: new Date(1_000), modelId: "lite", headers: { "content-type": "audio/wav" } },
    ]);
    expect(result.providerMetadata.cosyvoiceLite).toMatchObject({
      duration: 0.65,
      sampleRate: 16_000,
      speaker: "two",
      vocoder: "hum",
      words: [{ text, start: 0, end: 0.65 }],
    });
    expect(opened[0].calls).toMatchObject([{ text, options: { speaker: "two" } }]);
  });

  test.each([
    ["flac", "audio/flac", "fLaC"],
    ["opus", "audio/ogg", "OggS"],
  ])("writes %s", async (outputFormat, mediaType, magic) => {
    const { cosyvoice } = provider();
    const { audio } = await generateSpeech({
      model: cosyvoice.speech(),
      text: "Hum",
      outputFormat,
    });
    expect(audio.mediaType).toBe(mediaType);
    expect(Buffer.from(audio.uint8Array.subarray(0, 4)).toString("latin1")).toBe(magic);
  });

  test("refuses an unknown format before it opens a voice", async () => {
    const { cosyvoice, opened } = provider();
    const call = generateSpeech({ model: cosyvoice.speech(), text: "x", outputFormat: "midi" });
    await expect(call).rejects.toMatchObject({
      code: "INVALID_ARGUMENT",
      message: expect.stringContaining("wav"),
    });
    expect(opened).toEqual([]);
  });

  test("is found in a registry, and has no models but those of speech", async () => {
    const { cosyvoice, opened } = provider();
    const registry = createProviderRegistry({ cosyvoice });
    await generateSpeech({ model: registry.speechModel("cosyvoice:other"), text: "x" });
    expect(opened.map(({ voice }) => voice.id)).toEqual(["other"]);
    expect(() => cosyvoice.languageModel("lite")).toThrow(/is text to speech only/);
  });

  test("opens a voice once for texts at the same time, and again after dispose()", async () => {
    const { cosyvoice, opened } = provider();
    const speak = () => generateSpeech({ model: cosyvoice.speech("lite"), text: "x" });
    await Promise.all([speak(), speak()]);
    expect(opened).toHaveLength(1);
    await cosyvoice.dispose();
    expect(opened[0].disposals()).toBe(1);
    await speak();
    expect(opened).toHaveLength(2);
    expect(opened[1].disposals()).toBe(0);
  });

  test("tries again where a voice could not be opened", async () => {
    let attempts = 0;
    const cosyvoice = createCosyvoiceLite({
      async open(voice) {
        if (++attempts === 1) throw new Error("The disk is asleep.");
        return createFakeSynthesizer(voice);
      },
    });
    const speak = () => generateSpeech({ model: cosyvoice.speech(), text: "x" });
    await expect(speak()).rejects.toThrow("The disk is asleep.");
    expect((await speak()).audio.uint8Array.length).toBeGreaterThan(44);
    expect(attempts).toBe(2);
  });

  test("passes the signal on", async () => {
    const { cosyvoice } = provider();
    const abortSignal = AbortSignal.abort();
    const call = generateSpeech({ model: cosyvoice.speech(), text: "x", abortSignal });
    await expect(call).rejects.toMatchObject({ name: "AbortError" });
  });
});

describe("generateSpeech with the bundled voice", () => {
  test("speaks, and refuses what the voice has not", async () => {
    await using cosyvoice = createCosyvoiceLite();
    const { audio, providerMetadata } = await generateSpeech({
      model: cosyvoice.speech(),
      text: "Tea at four, 好不好？",
      language: "zh-CN",
      providerOptions: { cosyvoiceLite: { pitch: 1.1 } },
    });
    const { duration, sampleRate } = providerMetadata.cosyvoiceLite as Record<string, number>;
    expect(duration).toBeGreaterThan(0.8);
    expect(audio.uint8Array.length).toBe(44 + Math.round(duration * sampleRate) * 2);
    const call = generateSpeech({
      model: cosyvoice.speech(),
      text: "x",
      providerOptions: { cosyvoiceLite: { reverb: 2 } },
    });
    await expect(call).rejects.toMatchObject({
      code: "INVALID_ARGUMENT",
      message: expect.stringContaining("reverb"),
    });
  });
});
