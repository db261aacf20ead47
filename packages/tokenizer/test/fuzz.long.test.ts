import { describe, test } from "vitest";
import { fuzz, HINTS } from "./helpers/fuzz";

const TEXTS = 1_000_000;
/** Texts between two looks at the clock of the test runner. */
const PER_TEST = 10_000;

describe("a million random texts", () => {
  const seeds = Array.from({ length: TEXTS / PER_TEST }, (_, i) => 1000 + i);
  test.each(seeds)("seed %i", { timeout: 10 * 60_000 }, async (seed) => {
    await fuzz(seed, PER_TEST, HINTS[seed % HINTS.length]);
  });
});
