import { expect, test } from "vitest";
import { base64Length, base64Pieces } from "./sending";

test.each([
  [],
  [0],
  [1],
  [2, 0, 1],
  [49_152],
  [49_151, 1],
  [49_153],
  [10_000, 10_000, 10_000, 10_000, 10_000],
  [200_000, 1],
])("pieces of %j bytes are as one", (...sizes: number[]) => {
  const parts = sizes.map((size, i) => Buffer.alloc(size, "abcdefghij".slice(i)));
  const all = Buffer.concat(parts);
  const pieces = [...base64Pieces(parts)];
  expect(pieces.join("")).toBe(all.toString("base64"));
  expect(base64Length(all.length)).toBe(pieces.join("").length);
  for (const piece of pieces) expect(piece.length).toBeLessThanOrEqual(65_536);
});
