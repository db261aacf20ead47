import { describe, expect, it } from "vitest";
import { encodePcm } from "./pcm";

describe("encodePcm", () => {
  it("rounds to 16 bits and clips beyond full scale", () => {
    const bytes = encodePcm(Float32Array.of(0, 1, -1, 2, -3, 0.5, 1 / 32767));
    expect([...new Int16Array(bytes.buffer)]).toEqual([0, 32767, -32767, 32767, -32767, 16384, 1]);
  });

  it("is little-endian", () => {
    expect([...encodePcm(Float32Array.of(1))]).toEqual([0xff, 0x7f]);
  });

  it("keeps floats as they are", () => {
    const samples = Float32Array.of(0.1, -2.5, 1e-8);
    expect(new Float32Array(encodePcm(samples, "float32").buffer)).toEqual(samples);
  });
});
