import { describe, expect, test } from "vitest";
import type { SpeechChunk } from "@cosyvoice-lite/core";
import { shareSynthesizer } from "@cosyvoice-lite/core/workers";
import { createFakeSynthesizer } from "../test/fake-synthesizer";
import { Speech, textKey, type SpeechCost, type SpeechOptions, type SpeechTask } from "./speech";

function setUp(options: Partial<SpeechOptions> = {}) {
  const pool = createFakeSynthesizer();
  let clock = 0;
  const queue = new Speech({
    pool: shareSynthesizer(pool),
    turns: 1,
    maxQueue: 4,
    maxQueuePerClient: 4,
    cacheEntries: 10,
    cacheBytes: 0,
    now: () => (clock += 100),
    ...options,
  });
  const task = (text: string, more: Partial<SpeechTask> = {}): SpeechTask => ({
    client: "a",
    text,
    options: {},
    signal: new AbortController().signal,
    ...more,
  });
  return { pool, queue, task };
}

describe("Speech", () => {
  test("passes chunks on in order and tells what they cost", async () => {
    const { queue, task, pool } = setUp();
    const costs: SpeechCost[] = [];
    const texts: string[] = [];
    for await (const chunk of queue.stream(task("One.Two."), (cost) => costs.push(cost)))
      texts.push(chunk.text);
    expect(texts).toEqual(["One.", "Two."]);
    // A chunk costs 100 ms by its own account; every look at the clock is 100 ms, too.
    expect(costs).toEqual([
      { firstAudio: 0.1, work: 0.2, sound: 0.08, complete: true, cached: false },
    ]);
    expect({ open: queue.open, pool: pool.open() }).toEqual({ open: 0, pool: 0 });
  });

  test("of a text that found no place nothing is told, of one that failed it is", async () => {
    const { queue, task } = setUp();
    const costs: SpeechCost[] = [];
    const read = async (text: string) => {
      for await (const _ of queue.stream(task(text), (cost) => costs.push(cost))) continue;
    };
    const others = Array.from({ length: 4 }, () => queue.stream(task("One.Two.")));
    for (const other of others) await other.next();
    await expect(read("x")).rejects.toMatchObject({ name: "QueueFullError" });
    expect(costs).toEqual([]);
    for (const other of others) await other.return();
    await expect(read("FAIL")).rejects.toThrow("broken");
    expect(costs).toEqual([{ work: 0, sound: 0, complete: false, cached: false }]);
  });

  test("a long text does not hold up a short one", async () => {
    const { queue, task } = setUp();
    const order: string[] = [];
    const read = async (text: string, client: string) => {
      for await (const chunk of queue.stream(task(text, { client }))) order.push(chunk.text);
    };
    await Promise.all([read("L1.L2.L3.L4.L5.", "long"), read("S1.", "short")]);
    expect(order.indexOf("S1.")).toBeLessThan(2);
  });

  test("leaving early and errors free the place", async () => {
    const { queue, task, pool } = setUp();
    for await (const _ of queue.stream(task("One.Two.Three."))) break;
    await expect(queue.stream(task("FAIL")).next()).rejects.toThrow("broken");
    const controller = new AbortController();
    const stream = queue.stream(task("One.Two.", { signal: controller.signal }));
    await stream.next();
    controller.abort();
    await expect(stream.next()).rejects.toMatchObject({ code: "ABORTED" });
    expect({ open: queue.open, pool: pool.open(), made: pool.made() }).toEqual({
      open: 0,
      pool: 0,
      made: 2,
    });
  });

  test("says when to come back, and refuses once it is closed", async () => {
    const { queue, task } = setUp();
    expect(queue.retryAfter).toBe(1);
    const streams = Array.from({ length: 4 }, () => queue.stream(task("One.Two.")));
    for (const stream of streams) await stream.next();
    expect(queue.retryAfter).toBe(4);
    await expect(queue.stream(task("x")).next()).rejects.toMatchObject({ name: "QueueFullError" });
    queue.close();
    await expect(queue.stream(task("x")).next()).rejects.toMatchObject({
      name: "ShuttingDownError",
    });
    // What is open goes on.
    expect((await streams[0].next()).value).toMatchObject({ text: "Two." });
    for (const stream of streams) await stream.return();
    expect(queue.open).toBe(0);
  });

  test("places end with the server's, and with the client's", async () => {
    const { queue, task } = setUp({ maxQueue: 3, maxQueuePerClient: 2 });
    const begin = async (client: string) => {
      const stream = queue.stream(task("One.Two.", { client }));
      await stream.next();
      return stream;
    };
    const places = [await begin("a"), await begin("a")];
    await expect(begin("a")).rejects.toMatchObject({ scope: "client" });
    await begin("b");
    await expect(begin("c")).rejects.toMatchObject({ name: "QueueFullError" });
    for (const place of places) {
      await place.return();
      await place.return();
    }
    expect(queue.open).toBe(1);
    await begin("a");
    await begin("c");
    await expect(begin("d")).rejects.toMatchObject({ scope: "server" });
  });
});

describe("kept texts", () => {
  const read = async (queue: Speech, task: SpeechTask, count = Infinity) => {
    const chunks: SpeechChunk[] = [];
    for await (const chunk of queue.stream(task)) {
      chunks.push(chunk);
      if (chunks.length >= count) break;
    }
    return chunks;
  };

  test("come again without a turn, with samples of their own", async () => {
    const { queue, task, pool } = setUp({ cacheBytes: 2 ** 20 });
    const first = await read(queue, task("One.Two."));
    const kept = first.map(({ audio }) => audio.slice());
    for (const { audio } of first) audio.fill(0);
    const again = await read(queue, task("One.Two."));
    expect(again.map(({ audio }) => audio)).toEqual(kept);
    expect(again[0].audio.buffer.byteLength).toBe(again[0].audio.byteLength);
    expect(pool.calls).toHaveLength(1);
    expect(queue.cacheStats()).toMatchObject({ hits: 1, misses: 1, shared: 0, entries: 1 });
  });

  test("a text that is broken off is not kept", async () => {
    const { queue, task } = setUp({ cacheBytes: 2 ** 20 });
    await read(queue, task("One.Two.Three."), 2);
    expect(queue.cacheStats()).toMatchObject({ entries: 0, bytes: 0 });
  });

  test("stay within their bounds; what was asked for last stays", async () => {
    // A thirty-second part holds one of these, and not two.
    const { queue, task, pool } = setUp({ cacheEntries: 3, cacheBytes: 32 * 8000 });
    await read(queue, task("Number.One is too long."));
    expect(queue.cacheStats()).toMatchObject({ entries: 0, bytes: 0 });
    for (const text of ["a.", "b.", "c.", "a.", "d."]) await read(queue, task(text));
    const spoken = pool.calls.length;
    for (const text of ["a.", "c.", "d."]) await read(queue, task(text));
    expect(pool.calls).toHaveLength(spoken);
    await read(queue, task("b."));
    expect(pool.calls).toHaveLength(spoken + 1);
    expect(queue.cacheStats()?.bytes).toBeLessThanOrEqual(32 * 8000);
  });

  test("no bytes: nothing is kept, nothing is counted", async () => {
    const { queue, task, pool } = setUp();
    for (let i = 0; i < 2; i++) await read(queue, task("a."));
    expect(pool.calls).toHaveLength(2);
    expect(queue.cacheStats()).toBeUndefined();
  });

  test("trouble of one time is not told again", async () => {
    const trouble = { code: "CACHE_ENTRY_IGNORED", message: "The disk is full." } as const;
    const pool = shareSynthesizer(createFakeSynthesizer());
    const { queue, task } = setUp({
      cacheBytes: 2 ** 20,
      pool: {
        stats: () => pool.stats(),
        async *stream(text, options) {
          for await (const chunk of pool.stream(text, options))
            yield { ...chunk, warnings: [...chunk.warnings, trouble] };
        },
      },
    });
    const [first] = await read(queue, task("One 😀."));
    const [again] = await read(queue, task("One 😀."));
    expect(first.warnings).toContain(trouble);
    expect(again.warnings).toEqual(first.warnings.filter((each) => each !== trouble));
  });
});

test("equal requests have one key, in any order and with what is left out", () => {
  const key = textKey({ text: "One.", options: { speed: 1.5, seed: 2 } });
  expect(textKey({ text: "One.", options: { seed: 2, speed: 1.5 } })).toBe(key);
  expect(textKey({ text: "One.", options: { seed: 2, speed: 1.5, pitch: undefined } })).toBe(key);
});

test.each([
  ["text", { text: "One!", options: { speed: 1.5 } }],
  ["a value", { text: "One.", options: { speed: 1.25 } }],
  ["another option", { text: "One.", options: { pitch: 1.5 } }],
  ["one more option", { text: "One.", options: { speed: 1.5, speaker: 1 } }],
  ["its type", { text: "One.", options: { speed: 1.5, speaker: "1" } }],
])("%s makes another one", (_, other) => {
  const keys = [{ text: "One.", options: { speed: 1.5 } }, other].map(textKey);
  expect(keys[0]).not.toBe(keys[1]);
});
