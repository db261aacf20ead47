import { expect, test } from "vitest";
import { quantile } from "./quantile.mjs";

test.each([
  [[5], 0.95, 5],
  [[3, 1, 2], 0, 1],
  [[3, 1, 2], 0.5, 2],
  [[3, 1, 2], 1, 3],
  [Array.from({ length: 100 }, (_, index) => index + 1), 0.95, 95],
])("quantile(%j, %d) is %d", (values, share, expected) => {
  expect(quantile(values, share)).toBe(expected);
});
