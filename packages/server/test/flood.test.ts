import { expect, test } from "vitest";
import { flood } from "./flood";

test("clients that write and never read are cut off, and memory stays", async () => {
  const { most } = await flood(6, {
    kinds: ["bad messages", "unknown ids", "long ids"],
    count: 1,
  });
  // They would take hundreds of MiB in this time; the long test looks for slower growth.
  expect(most).toBeLessThan(700);
}, 240_000);
