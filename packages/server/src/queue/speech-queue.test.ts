import { describe, expect, test } from "vitest";
import { createFakeSynthesizer } from "../../test/fake-synthesizer";
import { accounted, type SpeechCost } from "./speech-account";
import { SpeechQueue, type SpeechTask } from "./speech-queue";

function setUp({ turns = 1 } = {}) {
  const pool = createFakeSynthesizer();
  let clock = 0;
  const queue = new SpeechQueue({
    pool,
    turns,
    maxStreams: 4,
    maxStreamsPerClient: 4,
    now: () => (clock += 100),
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

describe("SpeechQueue", () => {
  test("passes chunks on in order and tells what they cost", async () => {
    const { queue, task, pool } = setUp();
    const costs: SpeechCost[] = [];
    const texts: string[] = [];
    let clock = 0;
    const speech = { chunks: queue.stream(task("One.Two.")), cached: false };
    const account = { now: () => (clock += 100), onEnd: (cost: SpeechCost) => costs.push(cost) };
    for await (const chunk of accounted(speech, account)) texts.push(chunk.text);
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
    const account = { now: () => 0, onEnd: (cost: SpeechCost) => costs.push(cost) };
    const read = async (text: string) => {
      const speech = { chunks: queue.stream(task(text)), cached: false };
      for await (const _ of accounted(speech, account)) continue;
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
});
