import { afterAll, describe, expect, test } from "vitest";
import { channelThread } from "../../test/helpers/channel-thread";
import { startSourceThread } from "../../test/helpers/source-thread";
import { TINY_VOICE, tinyVoiceSource } from "../../test/helpers/tiny-voice";
import { createSynthesizer, SynthesisError, type ProgressEvent, type Synthesizer } from "../index";
import { openWorkerSynthesizer } from "./create-worker-synthesizer";

const TEXT = "This is the first line.\nThis is the second line.\nThis is the third.";
const OPTIONS = { voice: TINY_VOICE, threads: 1 };

async function collect<T>(stream: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of stream) items.push(item);
  return items;
}

describe("in a thread of its own", () => {
  const opening = openWorkerSynthesizer(OPTIONS, startSourceThread);
  afterAll(async () => (await opening).dispose());

  test("speaks as the calling thread does", async () => {
    const remote = await opening;
    await using local = await createSynthesizer(OPTIONS);
    expect(remote.voice).toEqual(local.voice);
    expect(remote.backend).toBe(local.backend);
    const options = { vocoder: "griffin-lim", seed: 3, speed: 1.5 };
    const [there, here] = [
      await remote.synthesize("Hello 😀 world.", options),
      await local.synthesize("Hello 😀 world.", options),
    ];
    expect(there.audio).toEqual(here.audio);
    expect(there.words).toEqual(here.words);
    expect(there.warnings).toEqual(here.warnings);
    expect(there.toWav()).toEqual(here.toWav());
  });

  test("keeps the calling thread free and speaks several texts at once", async () => {
    const remote = await opening;
    let ticks = 0;
    const timer = setInterval(() => ticks++, 1);
    const both = await Promise.all([remote.synthesize(TEXT), remote.synthesize("Another one.")]);
    clearInterval(timer);
    expect(ticks).toBeGreaterThan(0);
    expect(both.map(({ text }) => text)).toEqual([TEXT, "Another one."]);
  });

  test("ends its thread when it is disposed of", async () => {
    const remote = await openWorkerSynthesizer(OPTIONS, startSourceThread);
    const stream = remote.stream(TEXT);
    expect((await stream.next()).value).toMatchObject({ index: 0 });
    await remote.dispose();
    expect(remote.isLost).toBe(true);
    await expect(stream.next()).rejects.toMatchObject({ code: "DISPOSED" });
    await expect(remote.synthesize("x")).rejects.toMatchObject({ code: "DISPOSED" });
    await remote.dispose();
  }, 180_000);
});

describe("across the channel", () => {
  const open = (options: object = OPTIONS) => openWorkerSynthesizer(options, () => channelThread());

  test("break ends the stream over there", async () => {
    const ended: string[] = [];
    const thread = channelThread(async (options) => {
      const tts = await createSynthesizer(options);
      async function* stream(...args: Parameters<Synthesizer["stream"]>) {
        try {
          yield* tts.stream(...args);
        } finally {
          ended.push("stream");
        }
      }
      const { voice, backend } = tts;
      return { voice, backend, stream, dispose: () => tts.dispose() } as never;
    });
    await using remote = await openWorkerSynthesizer(OPTIONS, () => thread);
    for await (const chunk of remote.stream(TEXT)) {
      expect(chunk.index).toBe(0);
      break;
    }
    expect(ended).toEqual(["stream"]);
  });

  test("the signal stops the work; its reason is the caller's own", async () => {
    await using remote = await open();
    const controller = new AbortController();
    const reason = { not: "cloneable", function: () => undefined };
    const stream = remote.stream(TEXT, { signal: controller.signal });
    await stream.next();
    const next = stream.next();
    controller.abort(reason);
    await expect(next).rejects.toMatchObject({ code: "ABORTED" });
    const again = remote.stream(TEXT, { signal: controller.signal }).next();
    await expect(again).rejects.toSatisfy((error) => (error as Error).cause === reason);
    expect((await remote.synthesize("Still here.")).duration).toBeGreaterThan(0);
  });

  test("progress crosses over, and what a listener throws stops the work", async () => {
    const loaded: ProgressEvent[] = [];
    await using remote = await open({
      ...OPTIONS,
      onProgress: (e: ProgressEvent) => loaded.push(e),
    });
    expect(loaded.map(({ type }) => type)).toContain("loaded");
    const events: ProgressEvent[] = [];
    await remote.synthesize(TEXT, { onProgress: (event) => void events.push(event) });
    expect(events.filter(({ type }) => type === "sentence")).toHaveLength(3);
    const failure = new Error("enough");
    const onProgress = () => {
      throw failure;
    };
    await expect(remote.synthesize(TEXT, { onProgress })).rejects.toBe(failure);
  });

  test("a text in pieces is spoken as it is written", async () => {
    await using remote = await open();
    async function* pieces() {
      yield "This is the fi";
      yield "rst line. And he";
      yield "re is more.";
    }
    const chunks = await collect(remote.stream(pieces()));
    const texts = [...new Set(chunks.map(({ text }) => text.trim()).filter(Boolean))];
    expect(texts).toEqual(["This is the first line.", "And here is more."]);
    const failure = new Error("the model hung up");
    async function* broken() {
      yield "One line. ";
      throw failure;
    }
    await expect(collect(remote.stream(broken()))).rejects.toBe(failure);
    const source = new ReadableStream<string>({
      start(controller) {
        controller.enqueue("Hello there. ");
        controller.close();
      },
    });
    expect((await collect(remote.stream(source))).at(-1)?.isFinal).toBe(true);
  });

  test("leaving the loop tells the source of the pieces", async () => {
    await using remote = await open();
    let isOpen = true;
    async function* endless() {
      try {
        for (;;) yield "One more line. ";
      } finally {
        isOpen = false;
      }
    }
    for await (const chunk of remote.stream(endless())) if (chunk.index > 0) break;
    await new Promise((resolve) => setImmediate(resolve));
    expect(isOpen).toBe(false);
  });

  test.each<[string, unknown, object, string, RegExp]>([
    ["an empty text", "", {}, "EMPTY_TEXT", /./],
    ["an unknown option", "hi", { sped: 2 }, "INVALID_ARGUMENT", /option sped does not exist/],
    ["a text of another kind", 5, {}, "INVALID_ARGUMENT", /must be a string.*found number/],
    ["what cannot be sent", "hi", { lexicon: { a: () => 1 } }, "INVALID_ARGUMENT", /plain data/],
    ["a signal that is none", "hi", { signal: {} }, "INVALID_ARGUMENT", /AbortSignal/],
  ])("refuses %s as the calling thread does", async (_, text, options, code, message) => {
    await using remote = await open();
    const expected = { code, message: expect.stringMatching(message) };
    await expect(collect(remote.stream(text as string, options))).rejects.toMatchObject(expected);
    expect((await remote.synthesize("Still here.")).duration).toBeGreaterThan(0);
  });

  test("errors keep code, message and cause", async () => {
    const cause = new TypeError("inner");
    const thread = channelThread(() =>
      Promise.reject(new SynthesisError("VOICE_INVALID", "outer", { cause })),
    );
    const opening = openWorkerSynthesizer(OPTIONS, () => thread);
    await expect(opening).rejects.toSatisfy((error) => SynthesisError.is(error));
    await expect(opening).rejects.toMatchObject({
      code: "VOICE_INVALID",
      message: "outer",
      cause: { name: "TypeError", message: "inner" },
    });
    expect(await thread.ended).toBeUndefined();
    const source = tinyVoiceSource() as never;
    await expect(open({ voice: source })).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
  });

  test("a signal stops the loading", async () => {
    const controller = new AbortController();
    const { signal } = controller;
    const onProgress = () => controller.abort();
    const opening = open({ ...OPTIONS, signal, onProgress });
    await expect(opening).rejects.toMatchObject({ code: "ABORTED" });
  });

  test("a lost worker fails what it had in work, with the reason", async () => {
    const thread = channelThread();
    const remote = await openWorkerSynthesizer(OPTIONS, () => thread);
    const stream = remote.stream(TEXT);
    await stream.next();
    const reason = new Error("out of memory");
    const next = stream.next();
    thread.crash(reason);
    await expect(next).rejects.toMatchObject({ code: "MODEL_FAILED", cause: reason });
    await expect(remote.synthesize("x")).rejects.toMatchObject({ code: "MODEL_FAILED" });
    await remote.dispose();
  });
});
