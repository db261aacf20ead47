import { afterAll, beforeAll, expect, test, describe } from "vitest";
import { openTinyParts, type TinyParts } from "../test/helpers/cosyvoice1-parts";
import { largestDifference, signalToNoise } from "../test/helpers/golden";
import { stretchFrames } from "./frames";
import { compareOfficialSource } from "../test/helpers/official-source";
import { harmonicSource, type SourceSettings, drawNoise, drawPhases } from "./hift";

let parts: TinyParts;
beforeAll(async () => {
  parts = await openTinyParts();
});
afterAll(async () => {
  await parts.flow.dispose();
  await parts.hift.dispose();
});
const official = () => {
  const { golden } = parts;
  return {
    mel: golden.tensor("speech.mel").floats,
    frames: 17,
    seed: 0,
    phases: golden.tensor("speech.phase").floats,
    noise: golden.tensor("speech.sourceNoise").floats,
  };
};

test("gives the official source and samples", async () => {
  const { samples, source } = await parts.hift.decode(official());
  const { golden } = parts;
  expect(largestDifference(source, golden.tensor("speech.source").floats)).toBeLessThan(1e-3);
  expect(signalToNoise(samples, golden.tensor("speech.waveform").floats)).toBeGreaterThan(60);
});

test("takes over the head of a source", async () => {
  const head = new Float32Array(5 * 256).fill(0.25);
  const { source } = await parts.hift.decode({ ...official(), sourceHead: head });
  expect(source.subarray(0, head.length)).toEqual(head);
  const { source: whole } = await parts.hift.decode(official());
  expect(source.subarray(head.length)).toEqual(whole.subarray(head.length));
});

test("draws by the seed, and follows a speed", async () => {
  const { mel } = official();
  const frames = Math.trunc(17 / 1.3);
  const request = { mel: stretchFrames(mel, 17, frames), frames, seed: 4 };
  const { samples } = await parts.hift.decode(request);
  expect(samples).toHaveLength(13 * 256);
  expect((await parts.hift.decode(request)).samples).toEqual(samples);
  expect((await parts.hift.decode({ ...request, seed: 5 })).samples).not.toEqual(samples);
});

test("stops with its signal", async () => {
  const signal = AbortSignal.abort();
  await expect(parts.hift.decode({ ...official(), signal })).rejects.toMatchObject({
    code: "ABORTED",
  });
});

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
