import { describe, expect, it } from "vitest";

import { LITE_MEL } from "../../test/golden";
import { applyMelBasis, createMelBasis, createMelBasisFor, createMelInverter } from "./mel";

describe.each([2048, 1200])("createMelInverter for a transform of %i", (fftSize) => {
  const basis = createMelBasisFor(LITE_MEL, fftSize);
  const shape = (k: number) => 3 * Math.exp(-k / 90) * (1.2 + Math.sin(k / 23));

  it("finds magnitudes with the mel that was given", () => {
    const truth = Float64Array.from({ length: basis.linearBins }, (_, k) =>
      shape((k * 2048) / fftSize),
    );
    const [wanted, found] = [new Float64Array(80), new Float64Array(80)];
    applyMelBasis(basis, truth, 0, wanted);
    const estimate = new Float32Array(basis.linearBins).fill(1);
    createMelInverter(basis, 8).invert(wanted, estimate, 0);
    applyMelBasis(basis, estimate, 0, found);
    for (let m = 0; m < 80; m++)
      expect(Math.abs(Math.log(found[m] / wanted[m]))).toBeLessThan(0.05);
    expect(estimate.every((value) => value >= 0 && Number.isFinite(value))).toBe(true);
  });

  it("stays finite for silence and for a guess that is silent", () => {
    for (const guess of [1, 0]) {
      const estimate = new Float32Array(basis.linearBins).fill(guess);
      createMelInverter(basis, 8).invert(new Float64Array(80).fill(1e-5), estimate, 0);
      expect(estimate.every((value) => Number.isFinite(value) && value < 0.01)).toBe(true);
    }
  });
});

it("keeps the fine structure of the guess", () => {
  const basis = createMelBasis(LITE_MEL);
  const comb = (k: number) => 1 + 0.9 * Math.cos((2 * Math.PI * k) / 9);
  const wanted = new Float64Array(80);
  applyMelBasis(
    basis,
    Float64Array.from({ length: 1025 }, (_, k) => comb(k)),
    0,
    wanted,
  );
  const estimate = Float32Array.from({ length: 1025 }, (_, k) => comb(k));
  createMelInverter(basis, 8).invert(wanted, estimate, 0);
  for (let k = 300; k < 900; k++) expect(estimate[k]).toBeCloseTo(comb(k), 2);
});
