import { describe, expect, test } from "vitest";
import { fixture, readGolden } from "../../test/helpers/golden";
import { frameCount, framePositions } from "./frame-positions";

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
