/**
 * One piece of work after another.
 * @module
 */
import type { InferenceSession } from "@cosyvoice-lite/spec";
import type { OrtRuntime } from "./ort-runtime";

/** Runs tasks in the order in which they came. */
export type Queue = <T>(task: () => Promise<T>) => Promise<T>;

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
