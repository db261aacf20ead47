/** Reads the arrays that `training/golden/make_vocoder_golden.py` wrote. */
import { readFileSync } from "node:fs";

import type { MelSpec } from "@cosyvoice-lite/spec";

interface GoldenIndex {
  readonly numbers: Readonly<Record<string, number>>;
  readonly arrays: Readonly<Record<string, { dtype: string; shape: number[]; offset: number }>>;
}

const folder = new URL("./golden/", import.meta.url);
const index = JSON.parse(readFileSync(new URL("vocoder.json", folder), "utf8")) as GoldenIndex;
const bytes = readFileSync(new URL("vocoder.bin", folder));

/** One array; 16-bit samples become −1…1. */
export function goldenArray(name: string): { data: Float32Array; shape: number[] } {
  const { dtype, shape, offset } = index.arrays[name];
  const length = shape.reduce((product, size) => product * size, 1);
  const data = Float32Array.from({ length }, (_, i) =>
    dtype === "int16"
      ? bytes.readInt16LE(offset + 2 * i) / 32_768
      : bytes.readFloatLE(offset + 4 * i),
  );
  return { data, shape };
}

/** One number. */
export const goldenNumber = (name: string): number => index.numbers[name];

/** The mel of the bundled voice. */
export const LITE_MEL: MelSpec = {
  sampleRate: 24_000,
  fftSize: 2048,
  windowLength: 1200,
  hopLength: 300,
  bins: 80,
  minFrequency: 0,
  maxFrequency: 12_000,
  scale: "slaney",
  power: 1,
  logFloor: 1e-5,
};

/** Largest absolute difference. */
export function maxDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) throw new Error(`lengths ${a.length} and ${b.length} differ`);
  let most = 0;
  for (let i = 0; i < a.length; i++) most = Math.max(most, Math.abs(a[i] - b[i]));
  return most;
}
