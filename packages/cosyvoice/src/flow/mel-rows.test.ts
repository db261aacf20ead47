import { expect, test } from "vitest";
import { copyFrames, joinFrames, sliceFrames } from "./mel-rows";

const piece = (values: number[], frames: number) => ({ values: Float32Array.from(values), frames });

test("slices and joins every bin", () => {
  const mel = piece([1, 2, 3, 4, 5, 6, 7, 8], 4);
  const [head, tail] = [sliceFrames(mel, 0, 1), sliceFrames(mel, 1, 4)];
  expect(head).toEqual(piece([1, 5], 1));
  expect(tail).toEqual(piece([2, 3, 4, 6, 7, 8], 3));
  expect(joinFrames(head, tail)).toEqual(mel);
});

test("copies no more frames than there is room for", () => {
  const target = piece([0, 0, 0, 0], 2);
  copyFrames(piece([1, 2, 3, 4, 5, 6], 3), target);
  expect([...target.values]).toEqual([1, 2, 4, 5]);
  copyFrames(piece([9, 8], 1), target);
  expect([...target.values]).toEqual([9, 2, 8, 5]);
});
