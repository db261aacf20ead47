import { SynthesisError } from "@cosyvoice-lite/spec";
import { describe, expect, it } from "vitest";

import { maxDifference } from "../../test/golden";
import { fillNoise } from "../sources/noise";
import { createFft } from "./fft";

function naive(data: Float64Array): Float64Array {
  const size = data.length / 2;
  const out = new Float64Array(data.length);
  for (let k = 0; k < size; k++) {
    for (let n = 0; n < size; n++) {
      // The product is reduced first: large angles would cost accuracy.
      const angle = (-2 * Math.PI * ((k * n) % size)) / size;
      out[2 * k] += data[2 * n] * Math.cos(angle) - data[2 * n + 1] * Math.sin(angle);
      out[2 * k + 1] += data[2 * n] * Math.sin(angle) + data[2 * n + 1] * Math.cos(angle);
    }
  }
  return out;
}

describe("createFft", () => {
  it.each([1, 2, 3, 4, 5, 6, 8, 9, 10, 15, 25, 30, 60, 75, 128, 240, 256, 600, 1024, 1200])(
    "agrees with the definition at %i points",
    (size) => {
      const data = new Float64Array(2 * size);
      fillNoise(data, size);
      const expected = naive(data);
      createFft(size).transform(data);
      expect(maxDifference(data, expected)).toBeLessThan(1e-11 * size);
    },
  );

  it("is its own inverse with the parts exchanged", () => {
    const data = new Float64Array(2 * 2048);
    fillNoise(data, 1);
    const swap = (values: Float64Array) => values.map((_, i) => values[i ^ 1]);
    const there = data.slice();
    const fft = createFft(2048);
    fft.transform(there);
    const back = swap(there);
    fft.transform(back);
    expect(
      maxDifference(
        swap(back).map((value) => value / 2048),
        data,
      ),
    ).toBeLessThan(1e-13);
  });

  it.each([0, -4, 7, 1.5, 1022, NaN])("refuses %d points", (size) => {
    expect(() => createFft(size)).toThrow(SynthesisError);
  });
});
