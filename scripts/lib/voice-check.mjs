/**
 * Whether a voice folder is what its manifest and its frozen outputs say.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * One finding; `problem` is missing where all is well.
 * @typedef {{ what: string, detail: string, problem?: string }} Finding
 *
 * Numbers of a frozen tensor: its values, or the wave offset + scale · sin(step · i).
 * @typedef {{ dtype: string, dims: number[], data?: number[], wave?: { offset: number, scale: number, step: number } }} FrozenFeed
 *
 * What an output must be: every `stride`-th value, mean and root mean square, all within `tolerance`.
 * @typedef {{ dtype: string, dims: number[], stride: number, tolerance: number, values: number[], mean: number, rms: number }} FrozenOutput
 *
 * @typedef {{ graph: string, origin: string, feeds: Record<string, FrozenFeed>, outputs: Record<string, FrozenOutput> }} FrozenCase
 *
 * @typedef {{ type: string, data: ArrayLike<number | bigint>, dims: readonly number[] }} Tensor
 */

/**
 * Compares the files with the sizes and hashes of voice.json.
 * @param {string} folder
 * @param {{ files: { path: string, bytes: number, sha256: string }[] }} manifest
 * @returns {Finding[]}
 */
export function checkFiles(folder, { files }) {
  return files.map(({ path, bytes, sha256 }) => {
    const detail = `${bytes} bytes`;
    /** @type {Buffer} */
    let content;
    try {
      content = readFileSync(join(folder, path));
    } catch (error) {
      const { code } = /** @type {NodeJS.ErrnoException} */ (error);
      return { what: path, detail, problem: `cannot be read (${code}); fetch the voice again` };
    }
    if (content.length !== bytes)
      return { what: path, detail, problem: `has ${content.length} bytes; fetch the voice again` };
    const found = createHash("sha256").update(content).digest("hex");
    if (found === sha256) return { what: path, detail };
    const problem = `has the SHA-256 ${found.slice(0, 12)}… instead of ${sha256.slice(0, 12)}…; fetch the voice again`;
    return { what: path, detail, problem };
  });
}

/**
 * A frozen input as the tensor that a session takes.
 * @param {FrozenFeed} feed
 */
export function thaw({ dtype, dims, data, wave }) {
  const length = dims.reduce((product, size) => product * size, 1);
  const at = (/** @type {number} */ i) =>
    data ? data[i] : wave ? wave.offset + wave.scale * Math.sin(wave.step * i) : 0;
  if (dtype === "int64")
    return { type: dtype, data: BigInt64Array.from({ length }, (_, i) => BigInt(at(i))), dims };
  return { type: dtype, data: Float32Array.from({ length }, (_, i) => at(i)), dims };
}

/**
 * Compares one output with what was frozen.
 * @param {string} name
 * @param {FrozenOutput} frozen
 * @param {Tensor | undefined} tensor
 * @returns {Finding}
 */
export function checkOutput(name, { dims, stride, tolerance, values, mean, rms }, tensor) {
  const detail = `${values.length} values, tolerance ${tolerance.toPrecision(2)}`;
  if (!tensor) return { what: name, detail, problem: "is missing" };
  if (tensor.dims.join() !== dims.join())
    return { what: name, detail, problem: `has the shape ${tensor.dims} instead of ${dims}` };
  const numbers = Float64Array.from(/** @type {ArrayLike<number>} */ (tensor.data), Number);
  let worst = 0;
  values.forEach((value, i) => {
    worst = larger(worst, Math.abs(numbers[i * stride] - value));
  });
  const count = Math.max(1, numbers.length);
  const sum = numbers.reduce((total, value) => total + value, 0);
  const squares = numbers.reduce((total, value) => total + value * value, 0);
  worst = larger(worst, Math.abs(sum / count - mean));
  worst = larger(worst, Math.abs(Math.sqrt(squares / count) - rms));
  // The frozen numbers have six decimals.
  if (worst <= tolerance + 1e-6)
    return { what: name, detail: `${detail}, off by ${worst.toExponential(1)}` };
  return { what: name, detail, problem: `is off by ${worst.toPrecision(3)}` };
}

/** The larger one; NaN wins. @param {number} a @param {number} b */
function larger(a, b) {
  return a >= b ? a : b;
}

/**
 * Runs every frozen case.
 * @param {FrozenCase[]} cases
 * @param {(graph: string) => Promise<{ run(feeds: Record<string, any>): Promise<Record<string, any>>, dispose(): Promise<void> }>} load
 * @returns {Promise<Finding[]>}
 */
export async function checkGraphs(cases, load) {
  /** @type {Finding[]} */
  const findings = [];
  for (const { graph, origin, feeds, outputs } of cases) {
    try {
      const session = await load(graph);
      const given = Object.entries(feeds).map(([name, feed]) => [name, thaw(feed)]);
      const results = await session.run(Object.fromEntries(given));
      await session.dispose();
      for (const [name, frozen] of Object.entries(outputs))
        findings.push(checkOutput(`${graph}: ${name} = ${origin}`, frozen, results[name]));
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error);
      findings.push({ what: graph, detail: "", problem });
    }
  }
  return findings;
}

/**
 * Graphs of the manifest that no frozen case covers.
 * @param {{ graphs: Record<string, { file: string }>, vocoders: { graph?: { file: string } }[] }} manifest
 * @param {FrozenCase[]} cases
 * @returns {Finding[]}
 */
export function checkCoverage({ graphs, vocoders }, cases) {
  const files = [...Object.values(graphs), ...vocoders.flatMap(({ graph }) => graph ?? [])];
  const covered = new Set(cases.map(({ graph }) => graph));
  return files
    .filter(({ file }) => !covered.has(file))
    .map(({ file }) => ({
      what: file,
      detail: "",
      problem: "has no frozen outputs; run `python training/parity.py --golden …`",
    }));
}

/**
 * Scores as lines of text.
 * @param {{ vocoder: string, speaker?: string, language: string, n?: number, ser: number, mos: number, teacher?: { ser: number, mos: number } }[]} rows
 */
export function scoreLines(rows) {
  return rows.map(({ vocoder, speaker = "", language, ser, mos, teacher }) => {
    const next = teacher
      ? `   teacher ser ${teacher.ser.toFixed(3)}  mos ${teacher.mos.toFixed(2)}`
      : "";
    const who = `${speaker.padEnd(4)} ${vocoder.padEnd(12)} ${language.padEnd(4)}`;
    return `${who} ser ${ser.toFixed(3)}  mos ${mos.toFixed(2)}${next}`;
  });
}
