/** A whole voice of the family `cosyvoice1` through the public interface: the tiny one with random weights. */
import { cp, mkdtemp, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  createSynthesizer,
  type ProgressEvent,
  type SynthesisOptions,
  type Synthesizer,
} from "@cosyvoice-lite/core";
import { createNodeBackend } from "@cosyvoice-lite/core/backends/node";
import { cosyvoice } from "../src/index";
import { fixture } from "./helpers/golden";

const VOICE = fixture("cosyvoice1-tiny", "voice");
const quick: SynthesisOptions = { family: { steps: 1, guidance: 0 } };

let synthesizer: Synthesizer;
let loaded: ProgressEvent[];
beforeAll(async () => {
  loaded = [];
  synthesizer = await createSynthesizer({
    voice: VOICE,
    families: [cosyvoice()],
    backend: "node",
    threads: 1,
    onProgress: (event) => loaded.push(event),
  });
});
afterAll(async () => {
  await synthesizer.dispose();
});

describe("a cosyvoice1 voice", () => {
  test("loads every graph once and says so", () => {
    const files = loaded.flatMap((event) => (event.type === "loaded" ? [event.file] : []));
    expect(files.filter((file) => file.endsWith(".onnx"))).toHaveLength(8);
    expect(new Set(files).size).toBe(files.length);
  });

  test("speaks, with the progress of tokens, steps and sentences", async () => {
    const events: ProgressEvent[] = [];
    const speech = await synthesizer.synthesize("公园", {
      family: { steps: 3 },
      onProgress: (event) => events.push(event),
    });
    expect(speech.sampleRate).toBe(22_050);
    expect(speech.audio.length).toBeGreaterThan(5000);
    expect(speech.audio.some((sample) => Math.abs(sample) > 1e-4)).toBe(true);
    const kinds = events.map(({ type }) => type);
    expect(kinds.filter((type) => type === "flow")).toHaveLength(3);
    expect(kinds.indexOf("tokens")).toBe(0);
    expect(kinds.at(-1)).toBe("sentence");
  });

  test("is made ready for a language without speaking", async () => {
    const native = await createNodeBackend({ defaults: { intraOpNumThreads: 1 } });
    let runs = 0;
    const tts = await createSynthesizer({
      voice: VOICE,
      families: [cosyvoice()],
      backend: {
        ...native,
        async load(model, options) {
          const session = await native.load(model, options);
          return { ...session, run: (feeds) => (runs++, session.run(feeds)) };
        },
      },
    });
    // The table of the speech embedding is read when the voice is opened.
    const before = runs;
    await tts.preload();
    expect(runs).toBe(before);
    await tts.synthesize("other", quick);
    expect(runs).toBeGreaterThan(before + 3);
    await tts.dispose();
  });

  test.each<[boolean | undefined, boolean]>([
    [undefined, true],
    [false, false],
  ])("keeps threads awake unless told otherwise: %s", async (allowSpinning, expected) => {
    const native = await createNodeBackend({ defaults: { intraOpNumThreads: 1 } });
    const seen = new Set<boolean | undefined>();
    const tts = await createSynthesizer({
      voice: VOICE,
      families: [cosyvoice()],
      sessionOptions: { allowSpinning },
      backend: {
        ...native,
        load(model, options) {
          seen.add(options?.allowSpinning);
          return native.load(model, options);
        },
      },
    });
    await tts.dispose();
    expect([...seen]).toEqual([expected]);
  });

  test("gives the same samples for the same seed and others for another", async () => {
    const say = async (seed: number) =>
      (await synthesizer.synthesize("the sea", { ...quick, seed })).audio;
    const [first, second, third] = [await say(1), await say(1), await say(2)];
    expect(second).toEqual(first);
    expect(third).not.toEqual(first);
  });

  test("changes with speaker, and with speed in length", async () => {
    const say = async (options: SynthesisOptions) =>
      (
        await synthesizer.synthesize("other", {
          family: { ...quick.family, sampling: "greedy" },
          ...options,
        })
      ).audio;
    const plain = await say({});
    expect(await say({ speaker: "中文女" })).toEqual(plain);
    expect(await say({ speaker: "en-m1" })).not.toEqual(plain);
    expect(await say({ speaker: 1 })).toEqual(await say({ speaker: "英文男" }));
    const fast = await say({ speed: 2 });
    expect(fast.length / 256).toBe(Math.trunc(plain.length / 256 / 2));
  });

  test("keeps the sound and warns where the model does not stop", async () => {
    const speech = await synthesizer.synthesize("公园", {
      family: { ...quick.family, sampling: "greedy" },
    });
    expect(speech.warnings.map(({ code }) => code)).toContain("SPEECH_TRUNCATED");
    expect(speech.duration).toBeGreaterThan(0.5);
  });

  test("splits what its positions have no room for", async () => {
    const spoken: string[] = [];
    const codes: string[] = [];
    const text = "窗外下着小雨街上没有人";
    for await (const chunk of synthesizer.stream(text, quick)) {
      spoken.push(chunk.text);
      codes.push(...chunk.warnings.map(({ code }) => code));
    }
    expect(codes).toContain("LONG_SENTENCE_SPLIT");
    expect(spoken.length).toBeGreaterThan(2);
    expect(spoken.join("")).toBe(text);
  });

  test.each<[SynthesisOptions, string]>([
    [{ pitch: 1.2 }, "pitch"],
    [{ lexicon: { walk: "w a" } as never }, "lexicon"],
  ])("warns of options without effect: %j", async (options, name) => {
    const { warnings } = await synthesizer.synthesize("two", { ...quick, ...options });
    const ignored = warnings.filter(({ code }) => code === "OPTION_IGNORED");
    expect(ignored.map(({ message }) => message)).toEqual([expect.stringContaining(name)]);
  });

  test("speaks a sentence in chunks while its tokens are coming", async () => {
    const family = { ...quick.family, firstChunkTokens: 25 };
    const pieces: number[] = [];
    const codes: string[] = [];
    for await (const chunk of synthesizer.stream("窗外下着小雨", { family, speed: 2 })) {
      pieces.push(chunk.audio.length);
      codes.push(...chunk.warnings.map(({ code }) => code));
    }
    expect(pieces.length).toBeGreaterThan(1);
    expect(codes).toContain("OPTION_IGNORED");
    const whole = await synthesizer.synthesize("窗外下着小雨", { family });
    expect(whole.audio.length).toBe(pieces.reduce((sum, length) => sum + length, 0));
    await expect(
      synthesizer.synthesize("two", { family: { firstChunkTokens: 101 } }),
    ).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
  });

  test("stops in the middle of a sentence", async () => {
    const controller = new AbortController();
    let tokens = 0;
    const speaking = synthesizer.synthesize("公园", {
      signal: controller.signal,
      onProgress: (event) => {
        if (event.type === "tokens" && ++tokens === 3) setImmediate(() => controller.abort());
      },
    });
    await expect(speaking).rejects.toMatchObject({ code: "ABORTED" });
    expect(tokens).toBeLessThan(10);
  });
});

describe("a broken cosyvoice1 voice", () => {
  const change = (path: string, from: string, to: string) => async (folder: string) => {
    const file = join(folder, path);
    const content = await readFile(file, "utf8");
    expect(content).toContain(from);
    await writeFile(file, content.replace(from, to));
  };

  test.each<[string, (folder: string) => Promise<void>, string, RegExp]>([
    [
      "no voice.json",
      (f) => rm(join(f, "voice.json")),
      "VOICE_NOT_FOUND",
      /voice\.json is missing/,
    ],
    ["a missing graph", (f) => rm(join(f, "llm.onnx")), "VOICE_INVALID", /llm\.onnx.*is missing/],
    [
      "a truncated graph",
      (f) => truncate(join(f, "llm.onnx"), 1000),
      "VOICE_INVALID",
      /has 1000 bytes/,
    ],
    [
      "a graph with another byte",
      async (f) => {
        const graph = await readFile(join(f, "llm.onnx"));
        graph[5000] ^= 1;
        await writeFile(join(f, "llm.onnx"), graph);
      },
      "VOICE_INVALID",
      /has SHA-256/,
    ],
    [
      "a tensor of another name",
      change("voice.json", '"past"', '"cache"'),
      "VOICE_INVALID",
      /must declare past/,
    ],
    [
      "another speakers' file",
      change("speakers.json", "zh-f1", "zh-f2"),
      "VOICE_INVALID",
      /speakers\.json.*SHA-256/,
    ],
    [
      "an unknown speaker",
      change("voice.json", '"zh-f1"', '"zh-f9"'),
      "VOICE_INVALID",
      /speaker zh-f9/,
    ],
  ])("is refused for %s", async (_, breakIt, code, message) => {
    const folder = await mkdtemp(join(tmpdir(), "cosyvoice1-"));
    try {
      await cp(VOICE, folder, { recursive: true });
      await breakIt(folder);
      await expect(
        createSynthesizer({ voice: folder, families: [cosyvoice()], backend: "node" }),
      ).rejects.toMatchObject({
        code,
        message: expect.stringMatching(message),
      });
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test("speaks from memory, too", async () => {
    const source = { location: "memory", read: (path: string) => readFile(join(VOICE, path)) };
    await using fromMemory = await createSynthesizer({
      voice: source,
      families: [cosyvoice()],
      backend: "node",
      threads: 1,
    });
    const spoken = await fromMemory.synthesize("two", { ...quick, seed: 4 });
    const expected = await synthesizer.synthesize("two", { ...quick, seed: 4 });
    expect(spoken.audio).toEqual(expected.audio);
  });
});
