/**
 * ONNX graphs in WebAssembly through onnxruntime-web: in browsers, and in Node where the native runtime is missing.
 * @module @cosyvoice-lite/core/backends/web
 */
import {
  SynthesisError,
  type InferenceBackend,
  type InferenceSession,
  type SessionOptions,
} from "@cosyvoice-lite/spec";
import { mergeSessionOptions } from "@cosyvoice-lite/spec/helpers";
import { spinningOptions } from "./session-defaults";
import { runtimeOf, type OrtRuntime } from "./ort-runtime";
import { openOrtSession, type OpenOrtSessionOptions } from "./ort-session";
import { applyThreads, queueOf, queued, sharesMemory } from "./web-threads";
import { importWebRuntime } from "./web-runtime";

export type {
  OrtEnvironment,
  OrtRuntime,
  OrtSession,
  OrtSessionFactory,
  OrtSessionOptions,
  OrtTensor,
  OrtTensorFactory,
  OrtWasmSettings,
} from "./ort-runtime";

/** How to make the WebAssembly backend. */
export interface WebBackendOptions {
  /** Session options for graphs that are loaded without their own. */
  readonly defaults?: SessionOptions;
  /**
   * The module `onnxruntime-web`. Default: imported now, in browsers its smallest build (`onnxruntime-web/wasm`). Give
   * `onnxruntime-web/webgpu` with the device `webgpu`.
   */
  readonly runtime?: OrtRuntime;
  /** Folder URL of the runtime's `.wasm` files, where they do not lie beside its script. */
  readonly wasmPaths?: string;
  /**
   * What computes: `wasm` (default), the CPU; or `webgpu`, the graphics card, with the CPU for operators that it lacks. The
   * bundled voice is small and mostly faster on the CPU; CosyVoice graphs gain.
   */
  readonly device?: "wasm" | "webgpu";
  /** Whether threads may share memory. Default: what the page says (`crossOriginIsolated`); true in Node. */
  readonly isolated?: boolean;
}

/**
 * Makes the backend `onnxruntime-web`. Loads and runs are queued. Without cross-origin isolation there is one thread. The
 * number of threads is fixed by the first graph that the process loads (the runtime has one pool); later wishes that
 * differ, and options that WebAssembly lacks, are listed in the session's `ignoredOptions`.
 * @throws SynthesisError `BACKEND_UNAVAILABLE` where onnxruntime-web is missing, or the page has no WebGPU and it is asked for.
 */
export async function createWebBackend(options: WebBackendOptions = {}): Promise<InferenceBackend> {
  const { device = "wasm", isolated = sharesMemory() } = options;
  if (device === "webgpu") await checkWebGpu();
  const runtime = options.runtime ?? (await importRuntime());
  const wasm = runtime.env.wasm;
  if (wasm && options.wasmPaths !== undefined) wasm.wasmPaths = options.wasmPaths;
  const queue = queueOf(runtime);
  return {
    specVersion: 1,
    name: device === "webgpu" ? "onnxruntime-web (webgpu)" : "onnxruntime-web",
    load: (model, own) =>
      queue(async () => {
        const merged = mergeSessionOptions(options.defaults, own);
        const session = await openWebSession({
          runtime,
          model,
          options: {
            executionProviders: device === "webgpu" ? ["webgpu", "wasm"] : ["wasm"],
            graphOptimizationLevel: merged.graphOptimizationLevel ?? "all",
            enableMemPattern: merged.enableMemPattern ?? false,
            logSeverityLevel: 3,
            ...spinningOptions(merged),
          },
          ignoredOptions: applyThreads(runtime, merged, isolated),
        });
        return queued(session, queue);
      }),
  };
}

/** Opens a session; a runtime that does not start is told from a graph that it refuses. */
async function openWebSession(open: OpenOrtSessionOptions): Promise<InferenceSession> {
  try {
    return await openOrtSession(open);
  } catch (error) {
    const { message = "" } = ((error as Error).cause ?? {}) as Partial<Error>;
    if (!message.includes("no available backend")) throw error;
    throw new SynthesisError(
      "BACKEND_UNAVAILABLE",
      `onnxruntime-web does not start: ${message} Serve its .wasm and .mjs files from the page's own origin, ` +
        "name their folder in wasmPaths, and allow 'wasm-unsafe-eval' in the page's Content-Security-Policy.",
      { cause: error },
    );
  }
}

async function checkWebGpu(): Promise<void> {
  const { gpu } = (globalThis.navigator ?? {}) as {
    gpu?: { requestAdapter(): Promise<object | null> };
  };
  const adapter = await gpu?.requestAdapter().catch(() => null);
  if (adapter) return;
  throw new SynthesisError(
    "BACKEND_UNAVAILABLE",
    'There is no WebGPU here: the browser has none, or no graphics card for it. Choose the device "wasm".',
  );
}

async function importRuntime(): Promise<OrtRuntime> {
  try {
    return runtimeOf(await importWebRuntime());
  } catch (cause) {
    throw new SynthesisError(
      "BACKEND_UNAVAILABLE",
      "onnxruntime-web cannot be imported. Install it with `npm install onnxruntime-web`.",
      { cause },
    );
  }
}
