/**
 * ONNX graphs in WebAssembly through onnxruntime-web: in browsers, and in Node where the native runtime is missing.
 * @module
 */
import {
  SynthesisError,
  type InferenceBackend,
  type InferenceSession,
  type SessionOptions,
} from "@cosyvoice-lite/spec";
import { mergeSessionOptions, spinningOptions } from "./merge-session-options";
import { runtimeOf, type OrtRuntime } from "./ort-runtime";
import { openOrtSession } from "./ort-session";

export type { OrtRuntime } from "./ort-runtime";

/** How to make the WebAssembly backend. */
export interface WebBackendOptions {
  /** Session options for graphs that are loaded without their own. */
  readonly defaults?: SessionOptions;
  /** The module `onnxruntime-web`. Default: imported now. */
  readonly runtime?: OrtRuntime;
  /** Folder URL of the runtime's `.wasm` files, where they do not lie beside its script. */
  readonly wasmPaths?: string;
}

/** Runs tasks one after another. */
type Queue = <T>(task: () => Promise<T>) => Promise<T>;

// The WebAssembly module behind a runtime is one machine: sessions of all backends over it wait for each other.
const queues = new WeakMap<OrtRuntime, Queue>();

/**
 * Makes the backend `onnxruntime-web`. Loads and runs are queued. The number of threads is fixed by the first
 * graph that the process loads (the runtime has one pool); later wishes that differ, and options that
 * WebAssembly lacks, are listed in the session's `ignoredOptions`.
 * @throws SynthesisError `BACKEND_UNAVAILABLE` with the command to install where onnxruntime-web is missing.
 */
export async function createWebBackend(options: WebBackendOptions = {}): Promise<InferenceBackend> {
  const runtime = options.runtime ?? (await importRuntime());
  const wasm = runtime.env.wasm;
  if (wasm && options.wasmPaths !== undefined) wasm.wasmPaths = options.wasmPaths;
  const queue = queueOf(runtime);
  return {
    specVersion: 1,
    name: "onnxruntime-web",
    load: (model, own) =>
      queue(async () => {
        const merged = mergeSessionOptions(options.defaults, own);
        const session = await openOrtSession({
          runtime,
          model,
          options: {
            executionProviders: ["wasm"],
            graphOptimizationLevel: merged.graphOptimizationLevel ?? "all",
            enableMemPattern: merged.enableMemPattern ?? false,
            logSeverityLevel: 3,
            ...spinningOptions(merged),
          },
          ignoredOptions: applyThreads(runtime, merged),
        });
        return queued(session, queue);
      }),
  };
}

const threadsSet = new WeakSet<OrtRuntime>();

/** Sets the pool's size while that is still possible, and says which thread options have no effect. */
function applyThreads(runtime: OrtRuntime, options: SessionOptions): (keyof SessionOptions)[] {
  const ignored: (keyof SessionOptions)[] = [];
  const { intraOpNumThreads: wanted, interOpNumThreads = 1 } = options;
  const wasm = runtime.env.wasm;
  if (wasm && wanted !== undefined && !threadsSet.has(runtime)) wasm.numThreads = wanted;
  else if (wanted !== undefined && wasm?.numThreads !== wanted) ignored.push("intraOpNumThreads");
  if (interOpNumThreads > 1) ignored.push("interOpNumThreads");
  threadsSet.add(runtime);
  return ignored;
}

function queued(session: InferenceSession, queue: Queue): InferenceSession {
  return {
    inputNames: session.inputNames,
    outputNames: session.outputNames,
    ignoredOptions: session.ignoredOptions,
    run: (feeds) => queue(() => session.run(feeds)),
    dispose: () => queue(() => session.dispose()),
  };
}

function queueOf(runtime: OrtRuntime): Queue {
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

async function importRuntime(): Promise<OrtRuntime> {
  try {
    return runtimeOf(await import("onnxruntime-web"));
  } catch (cause) {
    throw new SynthesisError(
      "BACKEND_UNAVAILABLE",
      "onnxruntime-web is not installed. Install it with `npm install onnxruntime-web`.",
      { cause },
    );
  }
}
