import { describe, expect, it } from "vitest";
import { limit, withSilence } from "./samples";

const limited = (values: number[], gain: number) => {
  const samples = Float32Array.from(values);
  limit(samples, gain);
  return [...samples];
};

describe("limit", () => {
  it("leaves what is not loud alone", () => {
    expect(limited([0, 0.5, -0.875], 1)).toEqual([0, 0.5, -0.875]);
  });

  it("multiplies by the gain", () => {
    expect(limited([0.25, -0.125], 2)).toEqual([0.5, -0.25]);
  });

  it("keeps every sample within full scale, in order of loudness", () => {
    const [a, b, c] = limited([0.95, 1.05, -5], 1);
    expect(a).toBeGreaterThan(0.9);
    expect(b).toBeGreaterThan(a);
    expect(b).toBeLessThan(1);
    expect(c).toBeGreaterThanOrEqual(-1);
  });
});

describe("withSilence", () => {
  it("adds silence before and behind", () => {
    expect([...withSilence(Float32Array.of(1), 2, 1)]).toEqual([0, 0, 1, 0]);
  });
});
