import { getEventListeners } from "node:events";
import { describe, expect, test } from "vitest";
import { channelThread, type ChannelThread } from "../../../test/helpers/channel-thread";
import { startSourceThread } from "../../../test/helpers/source-thread";
import { TINY_VOICE } from "../../../test/helpers/tiny-voice";
import { createSynthesizer } from "../../index";
import type { OpenSynthesizer } from "../serve-synthesizer";
import { openSynthesizerPool, type SynthesizerPoolOptions } from "./create-synthesizer-pool";

const LINES = "This is the first line.\nThis is the second line.\nThis is the third line.";

async function poolOf(options: SynthesizerPoolOptions = {}, open?: OpenSynthesizer) {
  const threads: ChannelThread[] = [];
  const start = () => {
    const thread = channelThread(open);
    threads.push(thread);
    return thread;
  };
  const all = { voice: TINY_VOICE, threads: 1, workers: 1, ...options };
  return { pool: await openSynthesizerPool(all, start), threads };
}

describe("a pool", () => {
  test("speaks in real threads, each text as it is spoken alone", async () => {
    const options = { voice: TINY_VOICE, threads: 1, workers: 2 };
    await using pool = await openSynthesizerPool(options, startSourceThread);
    await using alone = await createSynthesizer({ voice: TINY_VOICE, threads: 1 });
    const texts = ["One short line.", LINES, "Something else altogether.", "The last."];
    const asked = { vocoder: "griffin-lim" };
    const spoken = await Promise.all(
      texts.map((text, i) => pool.synthesize(text, { ...asked, client: `c${i % 3}` })),
    );
    for (const [i, text] of texts.entries())
      expect(spoken[i].audio).toEqual((await alone.synthesize(text, asked)).audio);
    expect(pool.stats()).toEqual({ workers: 2, open: 0, waiting: 0, limit: 64, replaced: 0 });
    await pool.preload(["en"]);
    // Two threads that compile the sources take long on a busy machine.
  }, 180_000);

  test("gives clients their turns chunk by chunk", async () => {
    const { pool } = await poolOf({ cache: false });
    const order: string[] = [];
    const speak = async (client: string) => {
      for await (const _ of pool.stream(LINES, { client })) order.push(client);
    };
    await Promise.all([speak("a"), speak("a"), speak("b")]);
    // Another client's only text is not behind both of the first one's.
    expect(order.indexOf("b")).toBeLessThan(3);
    // It has every other turn, and is done when the first one's are done by half.
    const length = order.length / 3;
    expect(order.lastIndexOf("b")).toBeLessThan(2.2 * length);
    await pool.dispose();
  });

  test("refuses with BUSY what it has no place for, and takes it later", async () => {
    const { pool } = await poolOf({ queue: 2 });
    const [first, second] = [pool.stream(LINES), pool.stream(LINES)];
    await Promise.all([first.next(), second.next()]);
    await expect(pool.synthesize("No place.")).rejects.toMatchObject({ code: "BUSY" });
    expect(pool.stats()).toMatchObject({ open: 2, limit: 2 });
    await first.return();
    expect((await pool.synthesize("Now there is.")).duration).toBeGreaterThan(0);
    await second.return();
    expect(pool.stats().open).toBe(0);
    await pool.dispose();
  });

  test("many texts at one time, taken or refused, leave nothing on the caller's signal", async () => {
    const warnings: string[] = [];
    const warned = ({ name }: Error) => warnings.push(name);
    process.on("warning", warned);
    const { pool } = await poolOf({ queue: 12 });
    const { signal } = new AbortController();
    const streams = Array.from({ length: 20 }, (_, index) =>
      pool.stream(LINES, index === 0 ? { signal } : {}),
    );
    const begun = await Promise.allSettled(streams.map((stream) => stream.next()));
    expect(begun.filter(({ status }) => status === "fulfilled")).toHaveLength(12);
    await expect(pool.synthesize("No place.", { signal })).rejects.toMatchObject({ code: "BUSY" });
    await Promise.all(streams.map((stream) => stream.return()));
    expect(getEventListeners(signal, "abort")).toEqual([]);
    await new Promise((resolve) => setImmediate(resolve));
    process.off("warning", warned);
    expect(warnings).not.toContain("MaxListenersExceededWarning");
    await pool.dispose();
  });

  test("frees the place of whoever leaves or gives up", async () => {
    const { pool } = await poolOf({ queue: 3 });
    for (let i = 0; i < 10; i++) {
      for await (const _ of pool.stream(LINES)) break;
      const controller = new AbortController();
      const stream = pool.stream(LINES, { signal: controller.signal });
      const next = stream.next();
      controller.abort();
      await expect(next).rejects.toMatchObject({ code: "ABORTED" });
      await expect(pool.synthesize("")).rejects.toMatchObject({ code: "EMPTY_TEXT" });
    }
    expect(pool.stats()).toMatchObject({ open: 0, waiting: 0 });
    await pool.dispose();
  });

  test("a text that is slow to come holds nobody up", async () => {
    const { pool } = await poolOf();
    let write: (piece: string) => void = () => undefined;
    async function* slow() {
      yield "The first line is here. ";
      yield await new Promise<string>((resolve) => {
        write = resolve;
      });
    }
    const stream = pool.stream(slow(), { client: "slow" });
    await stream.next();
    const waiting = (async () => {
      const texts = new Set<string>();
      for await (const { text } of stream) texts.add(text.trim());
      return texts;
    })();
    expect((await pool.synthesize("Meanwhile.", { client: "other" })).duration).toBeGreaterThan(0);
    write("The second one at last.");
    expect(await waiting).toContain("The second one at last.");
    await pool.dispose();
  });

  test("replaces a lost worker; only its texts fail", async () => {
    const { pool, threads } = await poolOf({ workers: 2 });
    const [lost, kept] = [pool.stream(LINES), pool.stream(LINES)];
    await Promise.all([lost.next(), kept.next()]);
    const next = lost.next();
    threads[0].crash(new Error("signal 11"));
    await expect(next).rejects.toMatchObject({ code: "MODEL_FAILED" });
    let rest = 0;
    for await (const _ of kept) rest += 1;
    expect(rest).toBeGreaterThan(1);
    await Promise.all([pool.synthesize("One."), pool.synthesize("Two.")]);
    expect(threads).toHaveLength(3);
    expect(pool.stats()).toMatchObject({ replaced: 1, open: 0 });
    await pool.dispose();
  });

  test("idle workers that died, however they ended, are replaced before the next text", async () => {
    const { pool, threads } = await poolOf({ workers: 2 });
    threads[0].crash(new Error("signal 11"));
    threads[1].close();
    expect((await pool.synthesize("At once.")).duration).toBeGreaterThan(0);
    await Promise.all(threads.slice(0, 2).map(({ ended }) => ended));
    const spoken = await Promise.all([pool.synthesize("One."), pool.synthesize("Two.")]);
    expect(spoken.every(({ duration }) => duration > 0)).toBe(true);
    expect(pool.stats()).toMatchObject({ replaced: 2, open: 0 });
    expect(threads).toHaveLength(4);
    await pool.dispose();
  });

  test("tells that a replacement did not open, and tries again", async () => {
    let opened = 0;
    const { pool, threads } = await poolOf({}, (options) => {
      opened += 1;
      if (opened === 2) return Promise.reject(new Error("no memory"));
      return createSynthesizer(options);
    });
    threads[0].crash(new Error("signal 11"));
    await threads[0].ended;
    await new Promise((resolve) => setTimeout(resolve, 50));
    await expect(pool.synthesize("One.")).rejects.toThrow(/no memory/);
    expect((await pool.synthesize("Two.")).duration).toBeGreaterThan(0);
    await pool.dispose();
  });

  test("dispose finishes what is open, and takes nothing new", async () => {
    const { pool, threads } = await poolOf({ workers: 2 });
    const spoken = pool.synthesize(LINES);
    await new Promise((resolve) => setImmediate(resolve));
    const end = pool.dispose();
    await expect(pool.synthesize("Too late.")).rejects.toMatchObject({ code: "DISPOSED" });
    expect((await spoken).text).toBe(LINES);
    await end;
    expect(await Promise.all(threads.map(({ ended }) => ended))).toEqual([undefined, undefined]);
  });

  test("dispose can be told to cut short what is open", async () => {
    const { pool } = await poolOf();
    const stream = pool.stream(LINES);
    await stream.next();
    const next = stream.next();
    next.catch(() => undefined);
    await pool.dispose({ signal: AbortSignal.abort() });
    await expect(next).rejects.toMatchObject({ code: "ABORTED" });
  });

  test("closes the workers that did open where one does not", async () => {
    const threads: ChannelThread[] = [];
    const start = () => {
      const isSecond = threads.length === 1;
      const thread = channelThread(
        isSecond ? () => Promise.reject(new Error("no memory")) : undefined,
      );
      threads.push(thread);
      return thread;
    };
    await expect(openSynthesizerPool({ voice: TINY_VOICE, workers: 2 }, start)).rejects.toThrow(
      "no memory",
    );
    expect(await Promise.all(threads.map(({ ended }) => ended))).toEqual([undefined, undefined]);
  });

  test.each<[SynthesizerPoolOptions, RegExp]>([
    [{ workers: 0 }, /workers must be a whole number from 1 to 256; found 0/],
    [{ queue: 0 }, /queue must be/],
    [{ queuePerClient: -1 }, /queuePerClient must be/],
    [{ wrokers: 1 } as never, /wrokers does not exist/],
  ])("refuses %j", async (options, message) => {
    await expect(poolOf(options)).rejects.toMatchObject({
      code: "INVALID_ARGUMENT",
      message: expect.stringMatching(message),
    });
  });
});
