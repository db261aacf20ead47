import { expect, test } from "vitest";
import { EncodingTurns } from "./formats";

test("one turn per round of the event loop, and whoever has had least goes first", async () => {
  const turns = new EncodingTurns();
  const order: string[] = [];
  let round = 0;
  let isOver = false;
  const count = () => {
    round += 1;
    if (!isOver) setImmediate(count);
  };
  setImmediate(count);
  const rounds: number[] = [];
  const run = async (name: string, times: number) => {
    const turn = turns.stream();
    for (let i = 0; i < times; i++) {
      await turn();
      order.push(name);
      rounds.push(round);
    }
  };
  const long = run("long", 6);
  while (order.length < 4) await new Promise((resolve) => setImmediate(resolve));
  await Promise.all([long, run("new", 3)]);
  isOver = true;
  expect(order.slice(0, 4)).toEqual(["long", "long", "long", "long"]);
  // At most the turn that had been given out before.
  expect(order.slice(5).join(" ")).toMatch(/^(long )?new new( new)?/);
  expect(new Set(rounds).size).toBeGreaterThanOrEqual(rounds.length - 1);
});
