import { describe, expect, it } from "vitest";
import { join, withSilence } from "./join";

describe("join", () => {
  it("puts pieces one after another", () => {
    expect([...join([Float32Array.of(1, 2), new Float32Array(0), Float32Array.of(3)])]).toEqual([
      1, 2, 3,
    ]);
  });

  it("gives nothing for nothing", () => {
    expect(join([])).toHaveLength(0);
  });
});

describe("withSilence", () => {
  it("adds silence before and behind", () => {
    expect([...withSilence(Float32Array.of(1), 2, 1)]).toEqual([0, 0, 1, 0]);
  });
});
