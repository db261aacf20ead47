import { describe, expect, it } from "vitest";
import { join, withPause } from "./join";

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

describe("withPause", () => {
  it("adds silence behind", () => {
    expect([...withPause(Float32Array.of(1), 2)]).toEqual([1, 0, 0]);
  });
});
