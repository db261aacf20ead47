import { describe, expect, test } from "vitest";
import { fixture, readGolden } from "../test/helpers/golden";
import {
  frameCount,
  framePositions,
  stretchFrames,
  stretchPositions,
  copyFrames,
  joinFrames,
  sliceFrames,
} from "./frames";

const timing = { tokenRate: 50, edgeTokens: 20, mel: { sampleRate: 22050, hopLength: 256 } };

describe("frameCount", () => {
  test.each([
    [0, 0],
    [1, 1],
    [20, 34],
    [100, 172],
    [120, 206],
    [330, 568],
  ])("%i tokens make %i frames", (tokens, frames) => {
    expect(frameCount(tokens, timing)).toBe(frames);
  });
});

describe("framePositions", () => {
  test("are the official ones", async () => {
    const golden = await readGolden(fixture("cosyvoice1-tiny", "golden"));
    const tokens = golden.value<number[]>("flowEncoder.tokens");
    const { left, weight } = framePositions(tokens.length, timing);
    expect(Array.from(left, Number)).toEqual([...golden.tensor("flowEncoder.left").floats]);
    expect(weight).toEqual(golden.tensor("flowEncoder.weight").floats);
  });

  test("give both edges of a long utterance the same frames", () => {
    const { left, weight } = framePositions(77, timing);
    const edge = frameCount(20, timing);
    expect([...weight.subarray(-edge)]).toEqual([...weight.subarray(0, edge)]);
    expect(left.at(-edge)).toBe(57n);
    expect(left[edge]).toBe(20n);
    expect(left.at(-1)).toBe(76n);
  });

  test("stretch an utterance of two edges as a whole", () => {
    const { left, weight } = framePositions(40, timing);
    expect(left).toHaveLength(68);
    // In the middle both neighbours count; edges by themselves would end at token 19.
    expect(left.subarray(33, 36)).toEqual(BigInt64Array.of(19n, 19n, 20n));
    expect(weight[33]).toBeGreaterThan(0);
  });
});

describe("stretchPositions", () => {
  test("keeps rows where the length stays", () => {
    const { left, weight } = stretchPositions(4, 4);
    expect([...left]).toEqual([0, 1, 2, 3]);
    expect([...weight]).toEqual([0, 0, 0, 0]);
  });

  test("doubles: centres of halves lie a quarter to either side", () => {
    const { left, weight } = stretchPositions(3, 6);
    expect([...left]).toEqual([0, 0, 0, 1, 1, 2]);
    expect([...weight]).toEqual([0, 0.25, 0.75, 0.25, 0.75, 0]);
  });

  test.each([
    [1, 7],
    [7, 1],
    [20, 34],
    [1999, 3443],
  ])("stays inside: %i rows to %i", (from, to) => {
    const { left, weight } = stretchPositions(from, to);
    expect(left).toHaveLength(to);
    left.forEach((row, i) => {
      expect(row).toBeGreaterThanOrEqual(i === 0 ? 0 : left[i - 1]);
      expect(row).toBeLessThan(from);
      expect(weight[i]).toBeGreaterThanOrEqual(0);
      expect(weight[i]).toBeLessThan(row === from - 1 ? Number.MIN_VALUE : 1);
    });
  });
});

describe("stretchFrames", () => {
  test("interpolates every bin by itself", () => {
    expect([...stretchFrames(Float32Array.of(0, 4, 10, 20), 2, 4)]).toEqual([
      0, 1, 3, 4, 10, 12.5, 17.5, 20,
    ]);
  });

  test("shortens a straight line to a straight line", () => {
    const line = Float32Array.from({ length: 90 }, (_, i) => i);
    const short = stretchFrames(line, 90, 60);
    short.forEach((value, i) => expect(value).toBeCloseTo(1.5 * (i + 0.5) - 0.5, 4));
  });
});

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
