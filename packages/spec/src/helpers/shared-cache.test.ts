import { describe, expect, test } from "vitest";
import { SharedWork } from "./shared-cache";

/** Work whose steps the test lets go one by one. */
function steps() {
  const gates: (() => void)[] = [];
  let signal: AbortSignal | undefined;
  const seen: number[] = [];
  const ends: (readonly number[])[] = [];
  const state = { started: 0, closed: false };
  const flight = new SharedWork<number>({
    async *run(stop) {
      signal = stop;
      try {
        for (let i = 0; i < 3; i++) {
          state.started++;
          await new Promise<void>((resolve) => gates.push(resolve));
          yield i;
        }
      } finally {
        state.closed = true;
      }
    },
    onPiece: (piece) => void seen.push(piece),
    onClosed: () => void ends.push(seen.slice()),
  });
  const release = async () => {
    while (gates.length === 0) await turn();
    gates.shift()!();
    await turn();
  };
  return { flight, release, ends, state, isStopped: () => signal?.aborted };
}
const turn = () => new Promise((resolve) => setTimeout(resolve, 0));

async function all(pieces: AsyncIterable<number>, seen: number[] = []): Promise<number[]> {
  for await (const piece of pieces) seen.push(piece);
  return seen;
}

describe("SharedWork", () => {
  test("everybody gets every piece, and the work runs once", async () => {
    const { flight, release, ends, state } = steps();
    const first = all(flight.follow(undefined));
    await release();
    const second = all(flight.follow(undefined));
    await release();
    await release();
    expect(await Promise.all([first, second])).toEqual([
      [0, 1, 2],
      [0, 1, 2],
    ]);
    expect([state.started, ends]).toEqual([3, [[0, 1, 2]]]);
  });

  test("nothing is worked on before somebody asks for it", async () => {
    const { flight, release, state } = steps();
    const pieces = flight.follow(undefined);
    await turn();
    expect(state.started).toBe(0);
    const next = pieces.next();
    await release();
    expect(await next).toMatchObject({ value: 0 });
    await turn();
    expect(state.started).toBe(1);
    await pieces.return();
  });

  test("the abort of one, even of the first, leaves the others alone", async () => {
    const { flight, release, ends, isStopped } = steps();
    const controller = new AbortController();
    const first = all(flight.follow(controller.signal));
    const second = all(flight.follow(undefined));
    await release();
    controller.abort(new Error("enough"));
    await expect(first).rejects.toMatchObject({ code: "ABORTED", cause: controller.signal.reason });
    expect(isStopped()).toBe(false);
    await release();
    await release();
    expect(await second).toEqual([0, 1, 2]);
    expect(ends).toEqual([[0, 1, 2]]);
  });

  test("when the last one leaves, the work is told to stop", async () => {
    const { flight, release, ends, state, isStopped } = steps();
    const controller = new AbortController();
    const first = all(flight.follow(controller.signal));
    await release();
    controller.abort();
    await expect(first).rejects.toMatchObject({ code: "ABORTED" });
    expect([isStopped(), ends]).toEqual([true, [[0]]]);
    await release();
    expect(state.closed).toBe(true);
  });

  test("a failure reaches everybody", async () => {
    let ends = 0;
    const flight = new SharedWork<number>({
      // oxlint-disable-next-line require-yield
      async *run() {
        await turn();
        throw new Error("broken");
      },
      onClosed: () => (ends += 1),
    });
    const followers = [all(flight.follow(undefined)), all(flight.follow(undefined))];
    for (const follower of followers) await expect(follower).rejects.toThrow("broken");
    expect(ends).toBe(1);
  });
});
