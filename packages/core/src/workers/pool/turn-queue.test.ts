import { describe, expect, test } from "vitest";
import { TurnHolder } from "./turn-holder";
import { TurnQueue, type Place, type Turn } from "./turn-queue";

const queueOf = (options: Partial<ConstructorParameters<typeof TurnQueue>[0]> = {}) =>
  new TurnQueue({ workers: 1, turnsPerWorker: 1, streams: 10, streamsPerClient: 10, ...options });

/** Lets everything happen that is due. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

/** Notes in which order turns come, and holds one until it is told to go on. */
function recorder() {
  const order: string[] = [];
  const held: Turn[] = [];
  return {
    order,
    ask(place: Place, name: string, deadline: number | undefined = 0, signal?: AbortSignal) {
      const turn = place.turn(deadline, signal);
      const note = async () => {
        const granted = await turn;
        held.push(granted);
        order.push(`${name}@${granted.worker}`);
      };
      note().catch(() => order.push(`${name} failed`));
      return turn;
    },
    async next() {
      held.shift()?.release();
      await settle();
    },
  };
}

describe("TurnQueue", () => {
  test("goes round the clients, however many texts each has", async () => {
    const queue = queueOf();
    const { order, ask, next } = recorder();
    for (const name of ["a1", "a2", "a3", "b1", "c1", "b2"]) void ask(queue.enter(name[0]), name);
    expect(queue.waiting).toBe(5);
    for (let i = 0; i < 6; i++) await next();
    expect(order.map((entry) => entry.slice(0, 2))).toEqual(["a1", "a2", "b1", "c1", "a3", "b2"]);
  });

  test("serves the most urgent text of a client first", async () => {
    const queue = queueOf();
    const { order, ask, next } = recorder();
    void ask(queue.enter("x"), "first", 9);
    void ask(queue.enter("x"), "late", 500);
    void ask(queue.enter("x"), "soon", 20);
    for (let i = 0; i < 3; i++) await next();
    expect(order).toEqual(["first@0", "soon@0", "late@0"]);
  });

  test.each([
    ["one client", () => "x"],
    ["each for itself", (index: number) => `client ${index}`],
  ])("sixteen texts at once, %s: no first chunk waits for a whole text", async (_, clientOf) => {
    const queue = queueOf({ streams: 20, streamsPerClient: 20 });
    const turns: number[] = [];
    const speak = async (index: number) => {
      const place = queue.enter(clientOf(index));
      for (let chunk = 0; chunk < 10; chunk++) {
        const { release } = await place.turn(chunk === 0 ? undefined : chunk);
        turns.push(index);
        await settle();
        release();
        await settle();
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
    const [held, long] = [await queue.enter("x").turn(0), queue.enter("long")];
    const order: string[] = [];
    const take = async (place: Place, name: string, deadline?: number) => {
      const { release } = await place.turn(deadline);
      order.push(name);
      release();
    };
    const all = ["a", "b", "c", "d"].map((name) => take(queue.enter(name), "new"));
    for (let chunk = 0; chunk < 4; chunk++) all.push(take(long, "long", chunk));
    held.release();
    await Promise.all(all);
    // It asked last, and all others have a stream that has not begun.
    expect(order.indexOf("long")).toBe(1);
    expect(order).toHaveLength(8);
  });

  test("spreads texts over the workers and keeps each where it began", async () => {
    const queue = queueOf({ workers: 2 });
    const { order, ask, next } = recorder();
    const [a, b] = [queue.enter("a"), queue.enter("b")];
    void ask(a, "a");
    void ask(b, "b");
    await settle();
    void ask(b, "b");
    void ask(a, "a");
    await next();
    await next();
    await next();
    expect(order).toEqual(["a@0", "b@1", "a@0", "b@1"]);
  });

  test("a worker that is free is not kept from one client by another that waits for a busy one", async () => {
    const queue = queueOf({ workers: 2 });
    const { order, ask } = recorder();
    const long = queue.enter("long");
    await ask(long, "long");
    void ask(long, "long");
    void ask(queue.enter("new"), "new");
    await settle();
    expect(order).toEqual(["long@0", "new@1"]);
  });

  test("lets several turns run in one worker", async () => {
    const queue = queueOf({ turnsPerWorker: 2 });
    const { order, ask } = recorder();
    for (const name of ["a", "b", "c"]) void ask(queue.enter(name), name);
    await settle();
    expect(order).toEqual(["a@0", "b@0"]);
  });

  test("is bounded, as a whole and per client, and takes others when a place is left", () => {
    const queue = queueOf({ streams: 3, streamsPerClient: 2 });
    const first = queue.enter("a");
    queue.enter("a");
    expect(() => queue.enter("a")).toThrow(/This client has 2 texts open/);
    queue.enter("b");
    expect(() => queue.enter("c")).toThrow(expect.objectContaining({ code: "BUSY" }));
    first.leave();
    first.leave();
    expect(queue.open).toBe(2);
    queue.enter("a");
    expect(() => queue.enter("b")).toThrow(/All 3 places are taken/);
  });

  test("a text that is given up does not get a turn, nor keep others from theirs", async () => {
    const queue = queueOf();
    const { order, ask, next } = recorder();
    const controller = new AbortController();
    void ask(queue.enter("a"), "a");
    const given = ask(queue.enter("b"), "b", 0, controller.signal);
    void ask(queue.enter("c"), "c");
    const reason = new Error("gone");
    controller.abort(reason);
    await expect(given).rejects.toMatchObject({ code: "ABORTED", cause: reason });
    await next();
    expect(order).toEqual(["a@0", "b failed", "c@0"]);
    expect(queue.waiting).toBe(0);
    await expect(queue.enter("d").turn(0, controller.signal)).rejects.toMatchObject({
      code: "ABORTED",
    });
  });
});

describe("TurnHolder", () => {
  const holderOf = (queue: TurnQueue) => new TurnHolder(queue.enter("x"), () => 0, undefined);

  test("a turn that comes when there is no work any more is given back", async () => {
    const queue = queueOf();
    const [busy, waiting, other] = [holderOf(queue), holderOf(queue), holderOf(queue)];
    await busy.take();
    const taken = waiting.take();
    waiting.give();
    busy.give();
    await taken;
    expect(await other.take()).toBe(0);
  });

  test("others have the turn during a pause, and it comes back", async () => {
    const queue = queueOf();
    const [patient, other] = [holderOf(queue), holderOf(queue)];
    await patient.take();
    patient.pause();
    await other.take();
    const resumed = patient.resume();
    expect(queue.waiting).toBe(1);
    other.give();
    await resumed;
    expect(queue.waiting).toBe(0);
    patient.give();
    // Without work there is nothing to come back to.
    await patient.resume();
    expect(await other.take()).toBe(0);
  });

  test("pause and take at the same time ask for one turn only", async () => {
    const queue = queueOf();
    const [one, other] = [holderOf(queue), holderOf(queue)];
    await one.take();
    one.pause();
    await other.take();
    const both = [one.resume(), one.take()];
    other.give();
    await Promise.all(both);
    one.give();
    expect(await other.take()).toBe(0);
  });
});

describe("fairness", () => {
  const never = new AbortController().signal;

  test("two open texts of a client do not get two turns to another's one", async () => {
    const queue = queueOf();
    const turns: string[] = [];
    // Each asks for its next turn as soon as it has given one back, as a stream whose listener is quick.
    const speak = async (name: string) => {
      const place = queue.enter(name[0]);
      for (let chunk = 0; chunk < 12; chunk++) {
        const { release } = await place.turn(chunk, never);
        turns.push(name[0]);
        await settle();
        release();
        // The listener takes the chunk.
        await settle();
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

  test.each([
    ["one client", () => "x"],
    ["each for itself", (index: number) => `client ${index}`],
  ])("sixteen texts at once, %s: no first chunk waits for a whole text", async (_, clientOf) => {
    const queue = queueOf({ streams: 20, streamsPerClient: 20 });
    const turns: number[] = [];
    const speak = async (index: number) => {
      const place = queue.enter(clientOf(index));
      const { signal } = new AbortController();
      for (let chunk = 0; chunk < 10; chunk++) {
        const { release } = await place.turn(chunk === 0 ? undefined : chunk, signal);
        turns.push(index);
        await settle();
        release();
        await settle();
      }
      place.leave();
    };
    await Promise.all(Array.from({ length: 16 }, (__, index) => speak(index)));
    const firsts = Array.from({ length: 16 }, (__, index) => turns.indexOf(index));
    // Every other turn at worst.
    expect(Math.max(...firsts)).toBeLessThan(32);
    expect(turns).toHaveLength(160);
  });

  test("never more at once than there are", async () => {
    const queue = queueOf({ turnsPerWorker: 3 });
    let running = 0;
    let most = 0;
    await Promise.all(
      Array.from({ length: 10 }, async (_, index) => {
        const { release } = await queue.enter(`client ${index % 4}`).turn(index, never);
        running += 1;
        most = Math.max(most, running);
        await settle();
        running -= 1;
        release();
        release();
      }),
    );
    expect({ most, waiting: queue.waiting }).toEqual({ most: 3, waiting: 0 });
  });
});
