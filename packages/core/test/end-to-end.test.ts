/** The whole way with real graphs, on the silent test voice. */
import { createFrontend } from "@cosyvoice-lite/tokenizer";
import { frontendConformance } from "@cosyvoice-lite/spec/conformance";
import { readFile } from "node:fs/promises";
import { afterAll, describe, expect, it } from "vitest";
import { createSynthesizer, type ProgressEvent } from "../src/index";
import { TINY_VOICE, tinyManifest, tinyVoiceSource } from "./helpers/tiny-voice";

const MIXED = "你好，这是CosyVoice Lite的测试语音。Hello world!";

describe.each(["node", "web"] as const)("with the backend %s", (backend) => {
  const opening = createSynthesizer({ voice: TINY_VOICE, backend, threads: 1 });
  afterAll(async () => (await opening).dispose());

  it("speaks a mixed sentence", async () => {
    const tts = await opening;
    const speech = await tts.synthesize(MIXED);
    expect(speech).toMatchObject({
      sampleRate: 24000,
      backend: `onnxruntime-${backend}`,
      vocoder: "lite",
    });
    expect(speech.duration).toBeGreaterThan(1);
    expect(speech.audio.every((sample) => sample === 0)).toBe(true);
    expect(speech.toWav()).toHaveLength(44 + 2 * speech.audio.length);
  });

  it("speaks faster on demand", async () => {
    const tts = await opening;
    const [slow, fast] = [
      await tts.synthesize("hello"),
      await tts.synthesize("hello", { speed: 2 }),
    ];
    expect(fast.duration).toBeCloseTo(slow.duration / 2, 5);
  });
});

describe("with the native backend", () => {
  const opening = createSynthesizer({ voice: TINY_VOICE, backend: "node" });
  afterAll(async () => (await opening).dispose());

  it.each(["", " ", "。", "?!…", "⌘"])("refuses %j with EMPTY_TEXT", async (text) => {
    await expect((await opening).synthesize(text)).rejects.toMatchObject({ code: "EMPTY_TEXT" });
  });

  it("keeps a character that no language covers as a warning", async () => {
    const { warnings } = await (await opening).synthesize("hello ⌘");
    expect(warnings).toMatchObject([{ code: "UNKNOWN_CHARACTER" }]);
  });

  it("gives the same samples for the same seed, and others for another", async () => {
    const tts = await opening;
    const speak = (seed: number) => tts.synthesize("hi", { vocoder: "griffin-lim", seed });
    const [first, second, other] = [await speak(1), await speak(1), await speak(2)];
    expect(first.vocoder).toBe("griffin-lim");
    expect(second.audio).toEqual(first.audio);
    expect(other.audio).not.toEqual(first.audio);
  });

  it("takes pronunciations for all texts and for one", async () => {
    const long = "a very long reading of a short word";
    const tts = await createSynthesizer({ voice: TINY_VOICE, lexicon: { zq: long } });
    try {
      const [own, whole] = [await tts.synthesize("zq"), await tts.synthesize(long)];
      expect(own.duration).toBe(whole.duration);
      const short = await tts.synthesize("zq", { lexicon: { ZQ: "cat" } });
      expect(short.duration).toBe((await tts.synthesize("cat")).duration);
      expect(short.duration).toBeLessThan(own.duration);
    } finally {
      await tts.dispose();
    }
  });

  it("refuses a lexicon entry that makes no sense", async () => {
    const lexicon = { 好: { pinyin: "hao" } };
    const expected = { code: "INVALID_ARGUMENT", message: expect.stringContaining('"好"') };
    await expect(createSynthesizer({ voice: TINY_VOICE, lexicon })).rejects.toMatchObject(expected);
    await expect((await opening).synthesize("x", { lexicon })).rejects.toMatchObject(expected);
  });

  it("preloads a language", async () => {
    await (await opening).preload(["en"]);
  });
});

describe("createSynthesizer", () => {
  it("tells which files it loads", async () => {
    const events: ProgressEvent[] = [];
    const tts = await createSynthesizer({
      voice: TINY_VOICE,
      onProgress: (event) => events.push(event),
    });
    await tts.dispose();
    const loaded = events.flatMap((event) => (event.type === "loaded" ? [event.file] : []));
    expect(loaded).toEqual(["tokenizer.json", "acoustic.onnx", "lite.onnx"]);
  });

  it("describes its voice", async () => {
    const tts = await createSynthesizer({ voice: tinyVoiceSource(), vocoder: "griffin-lim" });
    expect(tts.voice).toMatchObject({
      id: "tiny",
      vocoders: ["lite", "griffin-lim"],
      defaultVocoder: "lite",
    });
    expect(tts.backend).toBe("onnxruntime-node");
    await tts.dispose();
  });

  // oxlint-disable-next-line typescript/no-explicit-any -- the manifest is broken on purpose
  it.each<[string, (m: any) => void, RegExp]>([
    [
      "an unknown family",
      (m) => (m.family = "other"),
      /family is "other"; this version knows .*lite/,
    ],
    ["no acoustic graph", (m) => (m.graphs = {}), /graphs\.acoustic is missing/],
    [
      "another dtype",
      (m) => (m.graphs.acoustic.inputs[0].dtype = "int32"),
      /must declare text_tokens as int64/,
    ],
    [
      "a graph of another kind",
      (m) => (m.graphs.acoustic.file = "lite.onnx"),
      /lite\.onnx has no input text_tokens/,
    ],
    [
      "a vocoder of an unknown kind",
      (m) => (m.vocoders[0].kind = "other"),
      /kind "other"; this version knows griffin-lim/,
    ],
    ["a language without an id", (m) => (m.tokenizer.file = "few.json"), /language yue/],
  ])("refuses a voice with %s", async (_, change, message) => {
    const few = new TextEncoder().encode(JSON.stringify(await fewLanguages()));
    const { sha256 } = await import("../src/voice/voice-source");
    const entry = { path: "few.json", bytes: few.length, sha256: await sha256(few) };
    const manifest = await tinyManifest((m) => {
      (m.files as unknown[]).push(entry);
      change(m);
    });
    const voice = tinyVoiceSource({ "voice.json": manifest, "few.json": few });
    await expect(createSynthesizer({ voice })).rejects.toMatchObject({
      code: "VOICE_INVALID",
      message: expect.stringMatching(message),
    });
  });

  it.each<[object, RegExp]>([
    [{ threads: 0 }, /threads must be a whole number from 1 to 1024; found 0/],
    [{ sessionOptions: { interOpNumThreads: 0.5 } }, /interOpNumThreads must be a whole number/],
    [
      { sessionOptions: { graphOptimizationLevel: "most" } },
      /must be disabled, basic, extended, all; found "most"/,
    ],
    [
      { sessionOptions: { enableMemPattern: 1 } },
      /enableMemPattern must be true or false; found 1/,
    ],
    [{ sessionOptions: { memPattern: true } }, /option memPattern does not exist/],
    [{ sessionOptions: null }, /must be an object; found null/],
    [{ signal: new AbortController() }, /signal must be an AbortSignal/],
    [{ vocoder: "hifigan" }, /no vocoder "hifigan".*Allowed: auto, lite, griffin-lim/],
    [{ backend: "gpu" }, /"auto", "node", "web"/],
    [{ vioce: "x" }, /option vioce does not exist/],
  ])("refuses %j", async (options, message) => {
    await expect(createSynthesizer({ voice: TINY_VOICE, ...options })).rejects.toMatchObject({
      code: "INVALID_ARGUMENT",
      message: expect.stringMatching(message),
    });
  });

  it("stops loading when its signal fires", async () => {
    const signal = AbortSignal.abort();
    await expect(createSynthesizer({ voice: TINY_VOICE, signal })).rejects.toMatchObject({
      code: "ABORTED",
    });
    const controller = new AbortController();
    const onProgress = () => controller.abort();
    await expect(
      createSynthesizer({ voice: TINY_VOICE, signal: controller.signal, onProgress }),
    ).rejects.toMatchObject({ code: "ABORTED" });
  });
});

async function fewLanguages() {
  const inventory = JSON.parse(await readFile(`${TINY_VOICE}/tokenizer.json`, "utf8"));
  return { ...inventory, languages: ["zh", "en", "ja", "ko"] };
}

describe("conformance of the five-language front end", () => {
  const texts = [
    MIXED,
    "今日はいい天気ですね。",
    "오늘 날씨가 좋네요.",
    "今日天氣好好呀。",
    "One. Two! Three?",
  ];
  for (const { name, run } of frontendConformance({ frontend: createFrontend(), texts }))
    it(name, run);
});
