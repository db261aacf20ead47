/**
 * The thread pool of a WebAssembly runtime: one per process, fixed by the first graph.
 * @module
 */
import type { SessionOptions } from "@cosyvoice-lite/spec";
import type { OrtRuntime } from "./ort-runtime";

const threadsSet = new WeakSet<OrtRuntime>();

/** Whether memory can be shared between threads: in browsers only where the page is cross-origin isolated. */
export function sharesMemory(): boolean {
  return (globalThis as { crossOriginIsolated?: boolean }).crossOriginIsolated !== false;
}

/**
 * Sets the pool's size while that is still possible.
 * @param isolated - Whether threads are possible at all; where not, the pool has one and the runtime is not asked for more,
 *   which it would answer on the console.
 * @returns The thread options that have no effect.
 */
export function applyThreads(
  runtime: OrtRuntime,
  options: SessionOptions,
  isolated: boolean,
): (keyof SessionOptions)[] {
  const ignored: (keyof SessionOptions)[] = [];
  const { intraOpNumThreads: wanted, interOpNumThreads = 1 } = options;
  const wasm = runtime.env.wasm;
  if (!threadsSet.has(runtime) && wasm) {
    if (!isolated) wasm.numThreads = 1;
    else if (wanted !== undefined) wasm.numThreads = wanted;
  }
  if (wanted !== undefined && wasm?.numThreads !== wanted) ignored.push("intraOpNumThreads");
  if (interOpNumThreads > 1) ignored.push("interOpNumThreads");
  threadsSet.add(runtime);
  return ignored;
}
