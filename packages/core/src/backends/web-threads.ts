/**
 * The thread pool of a WebAssembly runtime: one per process, fixed by the first graph.
 * @module
 */
import type { InferenceSession, SessionOptions } from "@cosyvoice-lite/spec";
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

/** Runs tasks in the order in which they came. */
type Queue = <T>(task: () => Promise<T>) => Promise<T>;

// The WebAssembly module behind a runtime is one machine: sessions of all backends over it wait for each other.
const queues = new WeakMap<OrtRuntime, Queue>();

/** The queue of a runtime. */
export function queueOf(runtime: OrtRuntime): Queue {
  let queue = queues.get(runtime);
  if (!queue) {
    let last: Promise<unknown> = Promise.resolve();
    queue = (task) => {
      const result = last.then(task, task);
      // The chain must not keep the last result (samples, tensors) alive.
      last = result.then(
        () => undefined,
        () => undefined,
      );
      return result;
    };
    queues.set(runtime, queue);
  }
  return queue;
}

/** A session whose work goes through a queue. */
export function queued(session: InferenceSession, queue: Queue): InferenceSession {
  return {
    inputNames: session.inputNames,
    outputNames: session.outputNames,
    ignoredOptions: session.ignoredOptions,
    run: (feeds) => queue(() => session.run(feeds)),
    dispose: () => queue(() => session.dispose()),
  };
}
