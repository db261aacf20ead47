import type { MelSpec } from "@cosyvoice-lite/spec";
import { describe, expect, it } from "vitest";

import { goldenArray, LITE_MEL, maxDifference } from "../../test/golden";
import { createMelBasis, createMelBasisFor, hertzToMel, melToHertz, type MelBasis } from "./mel";

const SPECS: Record<string, MelSpec> = {
  lite: LITE_MEL,
  cosyvoice: {
    ...LITE_MEL,
    sampleRate: 22_050,
    fftSize: 1024,
    windowLength: 1024,
    hopLength: 256,
    maxFrequency: 8000,
  },
  htk: { ...LITE_MEL, fftSize: 1024, windowLength: 1024, scale: "htk" },
};

function denseRow({ linearBins, start, offset, weights }: MelBasis, m: number): Float64Array {
  const row = new Float64Array(linearBins);
  row.set(weights.subarray(offset[m], offset[m + 1]), start[m]);
  return row;
}

const sumOf = (row: Float64Array) => row.reduce((sum, weight) => sum + weight, 0);

describe("createMelBasis", () => {
  it.each(Object.keys(SPECS))("agrees with librosa (%s)", (name) => {
    const basis = createMelBasis(SPECS[name]);
    const rows = Array.from({ length: 80 }, (_, m) => denseRow(basis, m));
    expect(maxDifference(rows.map(sumOf), goldenArray(`basis_${name}_row_sums`).data)).toBeLessThan(
      1e-5,
    );
    const centres = rows.map((row) => sumOf(row.map((weight, k) => weight * k)) / sumOf(row));
    expect(maxDifference(centres, goldenArray(`basis_${name}_centres`).data)).toBeLessThan(1e-3);
    const { data, shape } = goldenArray(`basis_${name}_rows_0_40_79`);
    [0, 40, 79].forEach((m, i) => {
      expect(maxDifference(rows[m], data.subarray(i * shape[1], (i + 1) * shape[1]))).toBeLessThan(
        1e-7,
      );
    });
  });

  it("keeps few of the weights", () => {
    expect(createMelBasis(LITE_MEL).weights.length).toBeLessThan(2200);
  });
});

describe("createMelBasisFor", () => {
  it("is the same basis for the same transform", () => {
    expect(createMelBasisFor(LITE_MEL, 2048)).toEqual(createMelBasis(LITE_MEL));
  });

  it("keeps the sum of each row", () => {
    const [long, short] = [createMelBasis(LITE_MEL), createMelBasisFor(LITE_MEL, 1200)];
    expect(short.linearBins).toBe(601);
    for (let m = 0; m < 80; m++)
      expect(sumOf(denseRow(short, m))).toBeCloseTo(sumOf(denseRow(long, m)), 10);
  });
});

describe("the mel scale", () => {
  it.each(["slaney", "htk"] as const)("goes there and back (%s)", (scale) => {
    for (const hertz of [0, 20, 440, 999, 1000, 1001, 12_000]) {
      expect(melToHertz(hertzToMel(hertz, scale), scale)).toBeCloseTo(hertz, 8);
    }
  });

  it("has 1000 Hz at 15 (slaney) and 999.99 (htk)", () => {
    expect(hertzToMel(1000, "slaney")).toBeCloseTo(15, 12);
    expect(hertzToMel(1000, "htk")).toBeCloseTo(999.9855, 3);
  });
});
