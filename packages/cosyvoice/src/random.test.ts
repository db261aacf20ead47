import { expect, test } from "vitest";
import { createRandomDraws } from "./random";

test("draws are repeatable, spread over [0, 1), and differ by seed", () => {
  const row = (seed: number) => {
    const draws = createRandomDraws(seed);
    return Array.from({ length: 20_000 }, () => draws.uniform());
  };
  const drawn = row(3);
  expect(drawn).toEqual(row(3));
  expect(drawn.every((value) => value >= 0 && value < 1)).toBe(true);
  const counts = Array.from({ length: 10 }, () => 0);
  for (const value of drawn) counts[Math.floor(value * 10)]++;
  for (const count of counts) expect(Math.abs(count - 2000)).toBeLessThan(250);
  expect(row(4).filter((value, index) => value === drawn[index])).toHaveLength(0);
});
