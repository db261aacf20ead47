import { expect, it } from "vitest";
import { describeCounts } from "./report.mjs";

it.each([
  [{ passed: 3, failed: 0, skipped: 0 }, "3 passed, 0 failed"],
  [{ passed: 0, failed: 2, skipped: 1 }, "0 passed, 2 failed, 1 skipped"],
])("says %j as %s", (counts, line) => {
  expect(describeCounts(counts)).toBe(line);
});
