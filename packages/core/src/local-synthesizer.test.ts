import type { Vocoder } from "@cosyvoice-lite/spec";
import { describe, expect, it, vi } from "vitest";
import { fakeAcoustic, fakeFrontend, fakeVocoder } from "../test/helpers/fake-models";
import { tinyManifest, tinyVoiceSource } from "../test/helpers/tiny-voice";
import { LocalSynthesizer } from "./local-synthesizer";
import type { OnProgress } from "@cosyvoice-lite/spec";
import type { SpeechChunk } from "./synthesizer";
import { openVoice } from "./voice/open-voice";

// 4 kHz and 10 frames a second, so that half an hour is small.
const manifest = await tinyManifest((m) => {
  m.sampleRate = 4000;
  Object.assign(m.mel as object, { sampleRate: 4000, hopLength: 400, maxFrequency: 2000 });
});
const voice = await openVoice(tinyVoiceSource({ "voice.json": manifest }));
const { mel } = voice.manifest;

function synthesizer(options: { framesPerSymbol?: number; vocoder?: () => Vocoder } = {}) {
  const acoustic = fakeAcoustic(mel, options.framesPerSymbol);
  const vocoder = options.vocoder?.() ?? fakeVocoder(mel);
  const openVocoder = vi.fn<() => Promise<Vocoder>>(async () => vocoder);
  const tts = new LocalSynthesizer({
    voice,
    backend: "fake",
    models: { frontend: fakeFrontend(), acoustic, warnings: [] },
    openVocoder,
    vocoder: "lite",
    warnings: [{ code: "BACKEND_FALLBACK", message: "slower" }],
  });
  return { tts, acoustic, vocoder, openVocoder };
}

async function collect(chunks: AsyncIterable<SpeechChunk>): Promise<SpeechChunk[]> {
  const list: SpeechChunk[] = [];
  for await (const chunk of chunks) list.push(chunk);
  return list;
}

describe("synthesize", () => {
  it("joins sentences with their pauses, without one at the end", async () => {
    const { tts } = synthesizer();
    const { audio, sampleRate, duration } = await tts.synthesize("d|dd");
    expect(sampleRate).toBe(4000);
    // 10 frames, 100 ms pause, 20 frames
    expect(audio).toHaveLength(4000 + 400 + 8000);
    expect(duration).toBeCloseTo(3.1, 10);
    expect([audio[0], audio[4199], audio[4400]].map((v) => v.toFixed(2))).toEqual([
      "0.10",
      "0.00",
      "0.10",
    ]);
  });

  it("shortens the pauses with the speed", async () => {
    const { tts } = synthesizer();
    expect((await tts.synthesize("d|d", { speed: 2 })).audio).toHaveLength(2000 + 200 + 2000);
  });

  it("reports voice, speaker, backend, vocoder, warnings and times", async () => {
    const { tts } = synthesizer();
    const speech = await tts.synthesize("a|?x|b", { speaker: "m1" });
    expect(speech).toMatchObject({
      voice: "tiny",
      speaker: "m1",
      backend: "fake",
      vocoder: "lite",
    });
    expect(speech.warnings.map(({ code }) => code)).toEqual([
      "BACKEND_FALLBACK",
      "UNKNOWN_CHARACTER",
    ]);
    expect(speech.timings.total).toBeGreaterThanOrEqual(speech.timings.acoustic);
  });

  it("applies the volume and never clips", async () => {
    const { tts } = synthesizer();
    expect((await tts.synthesize("d", { volume: 2 })).audio[0]).toBeCloseTo(0.2, 5);
    expect((await tts.synthesize("d", { volume: 8 })).audio[0]).toBeCloseTo(0.8, 5);
    const { audio } = await tts.synthesize("ü", { volume: 8 });
    expect(audio[0]).toBeGreaterThan(0.9);
    expect(audio[0]).toBeLessThanOrEqual(1);
  });

  it("gives the asked sample rate", async () => {
    const { tts } = synthesizer();
    const speech = await tts.synthesize("d", { sampleRate: 8000 });
    expect(speech.sampleRate).toBe(8000);
    expect(speech.audio).toHaveLength(8000);
  });

  it("refuses more than 30 minutes, naming stream()", async () => {
    const { tts } = synthesizer({ framesPerSymbol: 600 });
    const text = Array.from({ length: 31 }, () => "a").join("|");
    await expect(tts.synthesize(text)).rejects.toMatchObject({
      code: "TEXT_TOO_LONG",
      message: expect.stringContaining("stream()"),
    });
    await expect(tts.synthesize(text.slice(0, -4))).resolves.toBeDefined();
  });

  it("refuses a text that is far too long before any work", async () => {
    const { tts, openVocoder } = synthesizer();
    for (const text of ["word ".repeat(30_000), "字".repeat(30_000), "가".repeat(30_000)])
      await expect(tts.synthesize(text)).rejects.toMatchObject({ code: "TEXT_TOO_LONG" });
    expect(openVocoder).not.toHaveBeenCalled();
  });

  it.each([undefined, 5, null])("refuses %j for a text", async (text) => {
    const { tts } = synthesizer();
    await expect(tts.synthesize(text as unknown as string)).rejects.toMatchObject({
      code: "INVALID_ARGUMENT",
    });
  });

  it("refuses samples that are no numbers", async () => {
    const broken = () => ({
      ...fakeVocoder(mel),
      decode: async () => Float32Array.of(0, Number.NaN),
    });
    const { tts } = synthesizer({ vocoder: broken });
    await expect(tts.synthesize("a")).rejects.toMatchObject({ code: "MODEL_FAILED" });
  });

  it("refuses an acoustic model without frames", async () => {
    const { tts } = synthesizer({ framesPerSymbol: 0 });
    await expect(tts.synthesize("a")).rejects.toMatchObject({ code: "MODEL_FAILED" });
  });
});

describe("stream", () => {
  it("yields what synthesize() joins, with places in text and time", async () => {
    const { tts } = synthesizer();
    const chunks = await collect(tts.stream("a|bb"));
    const whole = await tts.synthesize("a|bb");
    expect(Float32Array.from(chunks.flatMap(({ audio }) => [...audio]))).toEqual(whole.audio);
    expect(chunks).toMatchObject([
      { index: 0, text: "a", textStart: 0, textEnd: 1, start: 0, end: 1, isFinal: false },
      { index: 1, text: "bb", textStart: 2, textEnd: 4, start: 1, end: 3.1, isFinal: true },
    ]);
    expect(chunks.map(({ warnings }) => warnings.length)).toEqual([1, 0]);
  });

  it("tells about every sentence", async () => {
    const onProgress = vi.fn<OnProgress>();
    await collect(synthesizer().tts.stream("a|b", { onProgress }));
    expect(onProgress.mock.calls.map(([event]) => event)).toMatchObject([
      { type: "sentence", index: 0, textEnd: 1, textLength: 3 },
      { type: "sentence", index: 1, textEnd: 3, textLength: 3 },
    ]);
  });

  it("works only on what is asked for", async () => {
    const { tts, vocoder } = synthesizer();
    const decode = vi.spyOn(vocoder, "decode");
    for await (const _ of tts.stream("a|b|c|d")) break;
    expect(decode).toHaveBeenCalledTimes(1);
  });

  it("refuses wrong options at the first chunk", async () => {
    const { tts } = synthesizer();
    await expect(tts.stream("a", { speed: 9 }).next()).rejects.toMatchObject({
      code: "INVALID_ARGUMENT",
    });
  });
});

describe("aborting", () => {
  it("rejects before any work where the signal has fired", async () => {
    const { tts, openVocoder } = synthesizer();
    await expect(tts.synthesize("a", { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: "ABORTED",
      name: "AbortError",
    });
    expect(openVocoder).not.toHaveBeenCalled();
  });

  it("stops between sentences", async () => {
    const { tts } = synthesizer();
    const controller = new AbortController();
    const onProgress = vi.fn<OnProgress>(() => controller.abort());
    await expect(
      tts.synthesize("a|b|c", { signal: controller.signal, onProgress }),
    ).rejects.toMatchObject({
      code: "ABORTED",
    });
    expect(onProgress).toHaveBeenCalledTimes(1);
  });

  it("lets a timer fire between sentences", async () => {
    const { tts } = synthesizer();
    const controller = new AbortController();
    const text = Array.from({ length: 1500 }, () => "a").join("|");
    setTimeout(() => controller.abort(), 1);
    await expect(tts.synthesize(text, { signal: controller.signal })).rejects.toMatchObject({
      code: "ABORTED",
    });
  });
});

describe("loading and disposing", () => {
  it("loads a vocoder once, also for calls that overlap", async () => {
    const { tts, openVocoder } = synthesizer();
    await Promise.all([tts.synthesize("a"), tts.synthesize("b")]);
    await tts.synthesize("c");
    expect(openVocoder).toHaveBeenCalledTimes(1);
  });

  it("tries again after a failed load", async () => {
    const { tts, openVocoder } = synthesizer();
    openVocoder.mockRejectedValueOnce(new Error("gone"));
    await expect(tts.synthesize("a")).rejects.toThrow("gone");
    await expect(tts.synthesize("a")).resolves.toBeDefined();
  });

  it("frees models and vocoders once, and refuses work afterwards", async () => {
    const { tts, acoustic, vocoder } = synthesizer();
    await tts.synthesize("a");
    await Promise.all([tts.dispose(), tts.dispose()]);
    await tts[Symbol.asyncDispose]();
    expect(acoustic.disposed).toBe(1);
    expect((vocoder as ReturnType<typeof fakeVocoder>).disposed).toBe(1);
    await expect(tts.synthesize("a")).rejects.toMatchObject({ code: "DISPOSED" });
  });

  it("waits for the sentence in work, and ends the rest with DISPOSED", async () => {
    const { tts, acoustic, vocoder } = synthesizer();
    let finish = () => {};
    const gate = new Promise<void>((resolve) => (finish = resolve));
    const decode = vi.spyOn(vocoder, "decode").mockImplementation(async () => {
      await gate;
      return new Float32Array(400);
    });
    const stream = tts.stream("a|b");
    const first = stream.next();
    await vi.waitFor(() => expect(decode).toHaveBeenCalled());
    const disposal = tts.dispose();
    await new Promise((resolve) => setImmediate(resolve));
    expect(acoustic.disposed).toBe(0);
    finish();
    await disposal;
    expect(acoustic.disposed).toBe(1);
    expect((await first).value).toMatchObject({ text: "a" });
    await expect(stream.next()).rejects.toMatchObject({ code: "DISPOSED" });
  });
});
