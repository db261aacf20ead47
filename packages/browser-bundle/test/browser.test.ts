import { expect, test } from "vitest";
import { describeInChromium } from "../../../scripts/lib/in-chromium.mjs";
import type * as bundle from "../src/index";
import { openPage } from "./open-page";

// What the functions below find in the page.
declare const lib: typeof bundle;

describeInChromium("the bundle in Chromium", (browser) => {
  test("five languages in a worker, without a bundler and without isolation", async () => {
    const { page, problems, close } = await openPage(browser());
    const result = await page.evaluate(async () => {
      const events = new Set<string>();
      const tts = await lib.createWorkerSynthesizer({ onProgress: ({ type }) => events.add(type) });
      const texts = {
        zh: "明天见。",
        en: "See you tomorrow.",
        ja: "また明日。",
        yue: "聽日見。",
        ko: "내일 봐요.",
      };
      const spoken: { seconds: number; loudest: number; words: number }[] = [];
      for (const [language, text] of Object.entries(texts)) {
        const { audio, duration, words } = await tts.synthesize(text, {
          language: language as "zh",
        });
        const loudest = audio.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
        spoken.push({ seconds: duration, loudest, words: words?.length ?? 0 });
      }
      await tts.dispose();
      const after = await tts.synthesize("x").catch(({ code }: { code: string }) => code);
      return { backend: tts.backend, events: [...events], spoken, after, crossOriginIsolated };
    });
    expect(result).toMatchObject({
      backend: "onnxruntime-web",
      events: ["loading", "receiving", "loaded"],
      after: "DISPOSED",
      crossOriginIsolated: false,
    });
    expect(result.spoken).toHaveLength(5);
    for (const { seconds, loudest, words } of result.spoken) {
      expect(seconds).toBeGreaterThan(0.4);
      expect(seconds).toBeLessThan(5);
      expect(loudest).toBeGreaterThan(0.05);
      expect(words).toBeGreaterThan(0);
    }
    expect(problems).toEqual([]);
    await close();
  });

  test("threads where the page is isolated; the same samples as in the page itself", async () => {
    const { page, problems, close } = await openPage(browser(), { isolated: true });
    const result = await page.evaluate(async () => {
      const text = "The same words, here and there.";
      const worker = await lib.createWorkerSynthesizer({ threads: 2 });
      const there = await worker.synthesize(text);
      await worker.dispose();
      const local = await lib.createSynthesizer();
      const here = await local.synthesize(text);
      await local.dispose();
      const difference = here.audio.reduce(
        (most, sample, index) => Math.max(most, Math.abs(sample - there.audio[index])),
        0,
      );
      const lengths = [here.audio.length, there.audio.length];
      return { crossOriginIsolated, warnings: there.warnings, lengths, difference };
    });
    expect(result).toMatchObject({ crossOriginIsolated: true, warnings: [] });
    expect(result.lengths[0]).toBe(result.lengths[1]);
    expect(result.difference).toBeLessThanOrEqual(2e-3);
    expect(problems).toEqual([]);
    await close();
  });

  test("threads that the page does not allow are a warning", async () => {
    const { page, problems, close } = await openPage(browser());
    const told = await page.evaluate(async () => {
      const tts = await lib.createWorkerSynthesizer({ threads: 4 });
      const { warnings } = await tts.synthesize("Hello.");
      await tts.dispose();
      return warnings.map(({ code, message }) => `${code} ${message}`);
    });
    expect(told.join("\n")).toMatch(/OPTION_IGNORED .*intraOpNumThreads/);
    expect(problems).toEqual([]);
    await close();
  });

  test("aborts, listeners that throw, and texts in pieces cross over to the worker", async () => {
    const { page, close } = await openPage(browser());
    const result = await page.evaluate(async () => {
      const tts = await lib.createWorkerSynthesizer();
      const codeOf = (error: { code?: string; message: string }) => error.code ?? error.message;
      const controller = new AbortController();
      const { signal } = controller;
      let chunks = 0;
      const long = async () => {
        for await (const _ of tts.stream("One more sentence. ".repeat(300), { signal })) {
          chunks += 1;
          if (chunks === 2) controller.abort();
        }
        return "went on";
      };
      const aborted = await long().catch(codeOf);
      const onProgress = () => {
        throw new Error("mine");
      };
      const thrown = await tts.synthesize("Hello there.", { onProgress }).catch(codeOf);
      const refused = await tts.synthesize("Hello.", { speed: 99 }).catch(codeOf);
      const pieces = async function* () {
        yield "One sen";
        yield "tence. And an";
        yield "other one.";
      };
      const sentences = new Set<string>();
      for await (const { text } of tts.stream(pieces())) if (text) sentences.add(text.trim());
      await tts.dispose();
      return { aborted, chunks, thrown, refused, sentences: [...sentences] };
    });
    expect(result).toEqual({
      aborted: "ABORTED",
      chunks: 2,
      thrown: "mine",
      refused: "INVALID_ARGUMENT",
      sentences: ["One sentence.", "And another one."],
    });
    await close();
  });

  test("what goes wrong while a worker opens", async () => {
    const { page, close } = await openPage(browser());
    const result = await page.evaluate(async () => {
      const codeOf = (error: { code?: string; message: string }) => error.code ?? error.message;
      const loading = new AbortController();
      const opening = lib.createWorkerSynthesizer({ signal: loading.signal }).catch(codeOf);
      loading.abort();
      const aborted = await opening;
      const missing = await lib.createWorkerSynthesizer({ voice: "nowhere/" }).catch(codeOf);
      const worker = () => new Worker("nowhere.js", { type: "module" });
      const lost = await lib.createWorkerSynthesizer({ worker }).catch(codeOf);
      return { aborted, missing, lost };
    });
    expect(result).toEqual({
      aborted: "ABORTED",
      missing: "VOICE_NOT_FOUND",
      lost: "MODEL_FAILED",
    });
    await close();
  });

  test("the voice comes once, then from the browser's own storage", async () => {
    const { page, context, close } = await openPage(browser());
    const asked: string[] = [];
    context.on("request", (request) => asked.push(new URL(request.url()).pathname));
    const graphs = () => asked.filter((path) => path.endsWith(".onnx")).length;
    const say = () =>
      page.evaluate(async () => {
        const tts = await lib.createWorkerSynthesizer();
        const { duration } = await tts.synthesize("Once.");
        await tts.dispose();
        return duration;
      });
    const first = await say();
    expect(graphs()).toBe(3);
    // From here on no file of the voice can be had.
    await context.route("**/voice/**", (route) => route.abort("internetdisconnected"));
    await page.reload();
    await page.waitForFunction("window.lib");
    expect(await say()).toBe(first);
    expect(graphs()).toBe(3);
    await close();
  });

  test("plays to the last sample, word by word, and stops", async () => {
    const { page, problems, close } = await openPage(browser());
    const result = await page.evaluate(async () => {
      const tts = await lib.createWorkerSynthesizer();
      const player = await lib.createSpeechPlayer();
      const codeOf = ({ code }: { code: string }) => code;
      const words: string[] = [];
      const times: number[] = [];
      let samples = 0;
      const played = await player.play(tts.stream("One two. Three four.", { speed: 2 }), {
        onWord: ({ text }) => words.push(text),
        onTime: (seconds) => times.push(seconds),
        onChunk: ({ audio }) => (samples += audio.length),
      });
      const other = await tts.synthesize("Hi.", { sampleRate: 8000 });
      const wrong = await player.play(other).catch(codeOf);
      const long = player.play(tts.stream("And on, and on. ".repeat(50))).catch(codeOf);
      setTimeout(() => player.stop(), 300);
      const stopped = await long;
      await player.close();
      await tts.dispose();
      const forward = times.every((time, index) => index === 0 || time >= times[index - 1]);
      return { words, forward, missing: played.seconds - samples / 24_000, wrong, stopped };
    });
    expect(result).toEqual({
      words: ["One", "two", "Three", "four"],
      forward: true,
      missing: 0,
      wrong: "INVALID_ARGUMENT",
      stopped: "ABORTED",
    });
    expect(problems).toEqual([]);
    await close();
  });

  test("says what to do where the runtime is missing, and what browsers do not have", async () => {
    const { page, context, close } = await openPage(browser());
    await context.route("**/*.wasm", (route) => route.fulfill({ status: 404, body: "" }));
    const result = await page.evaluate(async () => {
      const told = ({ code, message }: { code: string; message: string }) => `${code} ${message}`;
      const runtime = String(await lib.createSynthesizer().catch(told));
      const native = String(await lib.createSynthesizer({ backend: "node" }).catch(told));
      const cache = { directory: "/tmp/phrases" };
      const folder = String(await lib.createSynthesizer({ cache }).catch(told));
      return { runtime, native, folder };
    });
    expect(result.runtime).toMatch(/BACKEND_UNAVAILABLE .*\.wasm/);
    expect(result.native).toMatch(/BACKEND_UNAVAILABLE .*`web`/);
    expect(result.folder).toMatch(/INVALID_ARGUMENT .*Node/);
    await close();
  });
});
