import { describe, expect, it } from "vitest";
import { concat } from "./common";

describe("concat", () => {
  it("puts pieces one after another", () => {
    const pieces = [Float32Array.of(1, 2), new Float32Array(0), Float32Array.of(3)];
    expect([...concat(Float32Array, pieces)]).toEqual([1, 2, 3]);
  });

  it("gives nothing for nothing", () => {
    expect(concat(Float32Array, [])).toEqual(new Float32Array(0));
    expect(concat(Uint8Array, [])).toEqual(new Uint8Array(0));
  });

  it("does not copy a piece that is everything", () => {
    const piece = Uint8Array.of(1);
    expect(concat(Uint8Array, [new Uint8Array(0), piece])).toBe(piece);
  });
});
