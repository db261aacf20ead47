import { describe, expect, test } from "vitest";
import { largestDifference } from "../../test/helpers/golden";
import { compareOfficialSource } from "../../test/helpers/official-source";
import { harmonicSource, type SourceSettings } from "./harmonic-source";

const settings: SourceSettings = {
  sampleRate: 22050,
  samplesPerFrame: 256,
  harmonics: 3,
  amplitude: 0.1,
  noiseDeviation: 0.003,
  voicedThreshold: 10,
  sourceWeights: [0.5, 0.3, -0.2],
  sourceBias: 0,
};
const silent = (_: number, row: Float32Array) => void row.fill(0);
const phases = Float32Array.of(0, 1, -2);

test("ten seconds are the official ones", async () => {
  const { samples, distance } = await compareOfficialSource();
  expect(samples).toBe(861 * 256);
  expect(distance).toBeLessThan(1e-3);
});

test("unvoiced frames hold noise alone, a third of the amplitude", () => {
  const rows: number[] = [];
  const { samples } = harmonicSource(
    {
      f0: Float32Array.of(0, 10),
      phases,
      fillNoise: (harmonic, row) => {
        rows.push(harmonic);
        row.fill(harmonic === 0 ? 1 : 0);
      },
    },
    settings,
  );
  expect(rows).toEqual([0, 1, 2]);
  samples.forEach((sample) => expect(sample).toBeCloseTo(Math.tanh((0.5 * 0.1) / 3), 6));
});

describe("a source that goes on", () => {
  const f0 = Float32Array.from({ length: 40 }, (_, i) => 180 + 3 * i);
  const whole = harmonicSource({ f0, phases, fillNoise: silent }, settings);
  const first = harmonicSource({ f0: f0.subarray(0, 25), phases, fillNoise: silent }, settings);
  const head = first.samples.slice(-20 * 256);
  const rest = { f0: f0.subarray(5), phases: Float32Array.of(0, 3, 3), fillNoise: silent, head };

  test("keeps the phases with their cycles", () => {
    const second = harmonicSource({ ...rest, headCycles: first.cycles }, settings);
    expect(largestDifference(second.samples, whole.samples.subarray(5 * 256))).toBeLessThan(1e-6);
    second.cycles.forEach((cycle, k) => {
      const apart = Math.abs(cycle - whole.cycles[k]) % 1;
      expect(Math.min(apart, 1 - apart)).toBeLessThan(1e-9);
    });
  });

  test("jumps without them, as officially", () => {
    const second = harmonicSource(rest, settings);
    expect(second.samples.subarray(0, head.length)).toEqual(head);
    expect(largestDifference(second.samples, whole.samples.subarray(5 * 256))).toBeGreaterThan(
      0.01,
    );
  });
});
