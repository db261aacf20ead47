import { expect, test } from "vitest";
import { drawNoise, drawPhases } from "./source-draws";

test("phases are uniform in −π…π, but for the fundamental's", () => {
  const phases = drawPhases(7, 20_001);
  expect(phases[0]).toBe(0);
  const quarters = [0, 0, 0, 0];
  for (const phase of phases.subarray(1)) {
    expect(Math.abs(phase)).toBeLessThanOrEqual(Math.fround(Math.PI));
    quarters[Math.min(3, Math.floor((phase + Math.PI) / (Math.PI / 2)))]++;
  }
  for (const count of quarters) expect(Math.abs(count - 5000)).toBeLessThan(300);
  expect(drawPhases(7, 9)).toEqual(phases.slice(0, 9));
  expect(drawPhases(8, 9)).not.toEqual(drawPhases(7, 9));
});

test("each harmonic has a row of its own", () => {
  const rows = [0, 1].map((harmonic) => {
    const row = new Float32Array(20_000);
    drawNoise(3)(harmonic, row);
    return row;
  });
  const product = (a: Float32Array, b: Float32Array) =>
    a.reduce((sum, value, n) => sum + value * b[n], 0) / a.length;
  expect(product(rows[0], rows[0])).toBeCloseTo(1, 1);
  expect(Math.abs(product(rows[0], rows[1]))).toBeLessThan(0.03);
});
