/**
 * Frozen outputs of the official CosyVoice classes, as `tools/export-cosyvoice/cosyvoice_export/golden.py` writes them.
 * @module
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** A stored array; noise is stored in bytes and comes as float32. */
export interface GoldenTensor {
  readonly dims: readonly number[];
  readonly floats: Float32Array;
}

/** One folder of frozen values. */
export interface Golden {
  /** A plain value of the index. */
  value<T>(name: string): T;
  tensor(name: string): GoldenTensor;
}

interface Index {
  readonly values: Readonly<Record<string, unknown>>;
  readonly tensors: Readonly<
    Record<
      string,
      {
        readonly dtype: "float32" | "int64" | "int8";
        readonly dims: readonly number[];
        readonly offset: number;
        readonly scale: number;
      }
    >
  >;
}

/** Folder of a fixture. */
export function fixture(...path: string[]): string {
  return join(fileURLToPath(new URL("../fixtures", import.meta.url)), ...path);
}

/** Reads `golden.json` and `golden.bin` of a folder. */
export async function readGolden(folder: string): Promise<Golden> {
  const index = JSON.parse(await readFile(join(folder, "golden.json"), "utf8")) as Index;
  const content = await readFile(join(folder, "golden.bin"));
  const bytes = content.buffer.slice(content.byteOffset, content.byteOffset + content.byteLength);
  return {
    value<T>(name: string): T {
      if (!Object.hasOwn(index.values, name)) throw new Error(`${folder} has no value ${name}`);
      return index.values[name] as T;
    },
    tensor(name) {
      const entry = index.tensors[name];
      if (!entry) throw new Error(`${folder} has no tensor ${name}`);
      const { dtype, dims, offset, scale } = entry;
      const count = dims.reduce((product, dim) => product * dim, 1);
      return { dims, floats: floats(dtype, bytes, offset, count, scale) };
    },
  };
}

function floats(
  dtype: "float32" | "int64" | "int8",
  bytes: ArrayBuffer,
  offset: number,
  count: number,
  scale: number,
): Float32Array {
  if (dtype === "float32") return new Float32Array(bytes, offset, count);
  if (dtype === "int8")
    return Float32Array.from(new Int8Array(bytes, offset, count), (byte) => byte * scale);
  return Float32Array.from(new BigInt64Array(bytes, offset, count), Number);
}

/** The largest difference of two arrays of one length; infinite where a value is no number. */
export function largestDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) throw new Error(`lengths ${a.length} and ${b.length} differ`);
  let largest = 0;
  for (let i = 0; i < a.length; i++) {
    // Equal infinities do not differ.
    const difference = a[i] === b[i] ? 0 : Math.abs(a[i] - b[i]);
    if (!(difference <= largest)) largest = Number.isNaN(difference) ? Infinity : difference;
  }
  return largest;
}

/** Signal-to-noise ratio in dB against a reference. */
export function signalToNoise(ours: Float32Array, reference: Float32Array): number {
  if (ours.length !== reference.length)
    throw new Error(`lengths ${ours.length} and ${reference.length} differ`);
  let signal = 0;
  let error = 0;
  for (let i = 0; i < ours.length; i++) {
    signal += reference[i] ** 2;
    error += (ours[i] - reference[i]) ** 2;
  }
  return Number.isFinite(error) ? 10 * Math.log10(signal / Math.max(error, 1e-30)) : -Infinity;
}
