import { describe, expect, test } from "vitest";
import { QueueFullError } from "./queue-full-error";
import { TurnQueue } from "./turn-queue";

const never = new AbortController().signal;
const tick = () => new Promise((resolve) => setImmediate(resolve));

function queueOf(options: Partial<ConstructorParameters<typeof TurnQueue>[0]> = {}) {
  return new TurnQueue({ turns: 1, maxStreams: 10, maxStreamsPerClient: 10, ...options });
}

describe("turns", () => {
  test("go round the clients, however many streams one of them has", async () => {
    const queue = queueOf();
    const order: string[] = [];
    const first = await queue.enter("first").turn(0, never);
    const work = ["a1", "a2", "a3", "b1", "c1"].map(async (name, index) => {
      const release = await queue.enter(name[0]).turn(index, never);
      order.push(name);
      await tick();
      release();
    });
    first();
    await Promise.all(work);
    expect(order).toEqual(["a1", "b1", "c1", "a2", "a3"]);
  });

  test("two open texts of a client do not get two turns to another's one", async () => {
    const queue = queueOf();
    const turns: string[] = [];
    // Each asks for its next turn as soon as it has given one back, as a stream whose listener is quick.
    const speak = async (name: string) => {
      const place = queue.enter(name[0]);
      for (let chunk = 0; chunk < 12; chunk++) {
        const release = await place.turn(chunk, never);
        turns.push(name[0]);
        await tick();
        release();
        // The listener takes the chunk.
        await tick();
      }
      place.leave();
    };
    await Promise.all(["a1", "a2", "b1"].map(speak));
    const shared = turns.slice(0, turns.lastIndexOf("b") + 1);
    const share = shared.filter((client) => client === "b").length / shared.length;
    expect(share).toBeGreaterThan(0.4);
    for (let at = 2; at < shared.length; at++)
      expect(new Set(shared.slice(at - 2, at + 1)).size).toBeGreaterThan(1);
  });

  test("within a client, the nearest deadline goes first", async () => {
    const queue = queueOf();
    const order: number[] = [];
    const first = await queue.enter("x").turn(0, never);
    const work = [30, 10, 20].map(async (deadline) => {
      const release = await queue.enter("x").turn(deadline, never);
      order.push(deadline);
      release();
    });
    first();
    await Promise.all(work);
    expect(order).toEqual([10, 20, 30]);
  });

  test.each([
    ["one client", () => "x"],
    ["each for itself", (index: number) => `client ${index}`],
  ])("sixteen texts at once, %s: no first chunk waits for a whole text", async (_, clientOf) => {
    const queue = queueOf({ maxStreams: 20, maxStreamsPerClient: 20 });
    const turns: number[] = [];
    const speak = async (index: number) => {
      const place = queue.enter(clientOf(index));
      const { signal } = new AbortController();
      for (let chunk = 0; chunk < 10; chunk++) {
        const release = await place.turn(chunk === 0 ? undefined : chunk, signal);
        turns.push(index);
        await tick();
        release();
        await tick();
      }
      place.leave();
    };
    await Promise.all(Array.from({ length: 16 }, (__, index) => speak(index)));
    const firsts = Array.from({ length: 16 }, (__, index) => turns.indexOf(index));
    // Every other turn at worst.
    expect(Math.max(...firsts)).toBeLessThan(32);
    expect(turns).toHaveLength(160);
  });

  test("new texts without end leave every other turn to what has begun", async () => {
    const queue = queueOf();
    const turns: string[] = [];
    let isOver = false;
    const take = async (name: string, deadline: number | undefined) => {
      const place = queue.enter(name);
      const release = await place.turn(deadline, never);
      turns.push(name);
      await tick();
      release();
      place.leave();
    };
    const begin = async (name: string) => {
      while (!isOver) await take(name, undefined);
    };
    const goOn = async () => {
      for (let chunk = 0; chunk < 20; chunk++) await take("long", chunk);
      isOver = true;
    };
    await Promise.all([begin("a"), begin("b"), begin("c"), goOn()]);
    expect(turns.lastIndexOf("long")).toBeLessThan(20 * 4 + 4);
    const urgent = turns.filter((name) => name !== "long");
    expect(urgent.length).toBeGreaterThan(19);
  });

  test("never more at once than there are", async () => {
    const queue = queueOf({ turns: 3 });
    let running = 0;
    let most = 0;
    await Promise.all(
      Array.from({ length: 10 }, async (_, index) => {
        const release = await queue.enter(`client ${index % 4}`).turn(index, never);
        running += 1;
        most = Math.max(most, running);
        await tick();
        running -= 1;
        release();
        release();
      }),
    );
    expect({ most, waiting: queue.waiting }).toEqual({ most: 3, waiting: 0 });
  });

  test("an abort leaves the line and passes the turn on", async () => {
    const queue = queueOf();
    const controller = new AbortController();
    const release = await queue.enter("a").turn(0, never);
    const waiting = queue.enter("b").turn(0, controller.signal);
    const behind = queue.enter("c").turn(0, never);
    expect(queue.waiting).toBe(2);
    controller.abort(new Error("gone"));
    await expect(waiting).rejects.toMatchObject({ code: "ABORTED", cause: { message: "gone" } });
    release();
    (await behind)();
    expect(queue.waiting).toBe(0);
    await expect(queue.enter("d").turn(0, controller.signal)).rejects.toMatchObject({
      code: "ABORTED",
    });
  });
});

describe("places", () => {
  test("end with the server's, and with the client's", () => {
    const queue = queueOf({ maxStreams: 3, maxStreamsPerClient: 2 });
    const places = [queue.enter("a"), queue.enter("a")];
    expect(() => queue.enter("a")).toThrow(expect.objectContaining({ scope: "client" }));
    queue.enter("b");
    expect(() => queue.enter("c")).toThrow(QueueFullError);
    for (const place of places) {
      place.leave();
      place.leave();
    }
    expect(queue.open).toBe(1);
    queue.enter("a");
    queue.enter("c");
    expect(() => queue.enter("d")).toThrow(expect.objectContaining({ scope: "server" }));
  });
});
