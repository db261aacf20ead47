import { describe, expect, test } from "vitest";
import { stretchFrames, stretchPositions } from "./linear-stretch";

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
