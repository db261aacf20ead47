import { describe, expect, it } from "vitest";
import { encodePcm } from "./pcm";

describe("encodePcm", () => {
  it("rounds to 16 bits and clips beyond full scale", () => {
    const bytes = encodePcm(Float32Array.of(0, 1, -1, 2, -3, 0.5, 1 / 32767));
    expect([...new Int16Array(bytes.buffer)]).toEqual([0, 32767, -32767, 32767, -32767, 16384, 1]);
  });

  it("rounds halves up, and takes what is no number as silence", () => {
    const samples = Float32Array.of(Number.NaN, ...[0.5, -0.5, 1.5, -1.5].map((x) => x / 32767));
    const exact = [...samples].map((sample) => Math.round(sample * 32767) || 0);
    expect([...new Int16Array(encodePcm(samples).buffer)]).toEqual(exact);
  });

  it("reads views where they begin, and leaves the samples alone", () => {
    const samples = Float32Array.of(9, 0.25, -0.25, 9).subarray(1, 3);
    encodePcm(samples, "float32").fill(0);
    expect([...samples]).toEqual([0.25, -0.25]);
    expect([...new Int16Array(encodePcm(samples).buffer)]).toEqual([8192, -8192]);
  });

  it("is little-endian", () => {
    expect([...encodePcm(Float32Array.of(1))]).toEqual([0xff, 0x7f]);
  });

  it("keeps floats as they are", () => {
    const samples = Float32Array.of(0.1, -2.5, 1e-8);
    expect(new Float32Array(encodePcm(samples, "float32").buffer)).toEqual(samples);
  });
});
