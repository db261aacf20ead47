/**
 * ONNX graphs on the CPU through the native onnxruntime-node.
 * @module @cosyvoice-lite/core/backends/node
 */
import { SynthesisError, type InferenceBackend, type SessionOptions } from "@cosyvoice-lite/spec";
import { mergeSessionOptions } from "@cosyvoice-lite/spec/helpers";
import { spinningOptions } from "./session-defaults";
import { disableTelemetry } from "./no-telemetry";
import { runtimeOf, type OrtRuntime } from "./ort-runtime";
import { openOrtSession } from "./ort-session";
import { loadOutside } from "./outside-realm";

export { sessionDefaultsFromEnvironment } from "./session-defaults";
export type { Environment } from "@cosyvoice-lite/spec/helpers";
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

/** How to make the native backend. */
export interface NodeBackendOptions {
  /** Session options for graphs that are loaded without their own, such as {@link sessionDefaultsFromEnvironment}. */
  readonly defaults?: SessionOptions;
  /** The module `onnxruntime-node`. Default: imported now. */
  readonly runtime?: OrtRuntime;
}

/**
 * Makes the backend `node`. Options that are not given: ONNX Runtime's own number of threads (the physical cores),
 * one thread across operators, graph optimisation `all`, no memory pattern. A pattern is planned per input
 * shape and kept; sentences hardly ever have the same length twice, so patterns would only pile up.
 *
 * `run()` computes on the calling thread and blocks its event loop meanwhile.
 *
 * ONNX Runtime's telemetry is switched off: `ORT_DISABLE_TELEMETRY` is set to 1 for the process unless it has a value already.
 * @throws SynthesisError `BACKEND_UNAVAILABLE` with the command to install where onnxruntime-node is missing or
 *   has no binary for this platform.
 */
export async function createNodeBackend(
  options: NodeBackendOptions = {},
): Promise<InferenceBackend> {
  await disableTelemetry();
  const runtime = options.runtime ?? (await importRuntime());
  return {
    specVersion: 1,
    name: "onnxruntime-node",
    takesPaths: true,
    load(model, own) {
      const merged = mergeSessionOptions(options.defaults, own);
      const interOpNumThreads = merged.interOpNumThreads ?? 1;
      return openOrtSession({
        runtime,
        model,
        options: {
          executionProviders: ["cpu"],
          interOpNumThreads,
          // Threads across operators do nothing in sequential mode.
          executionMode: interOpNumThreads > 1 ? "parallel" : "sequential",
          graphOptimizationLevel: merged.graphOptimizationLevel ?? "all",
          enableMemPattern: merged.enableMemPattern ?? false,
          logSeverityLevel: 3,
          ...spinningOptions(merged),
          ...(merged.intraOpNumThreads === undefined
            ? {}
            : { intraOpNumThreads: merged.intraOpNumThreads }),
        },
      });
    },
  };
}

async function importRuntime(): Promise<OrtRuntime> {
  try {
    return runtimeOf(loadOutside("onnxruntime-node") ?? (await import("onnxruntime-node")));
  } catch (cause) {
    throw new SynthesisError(
      "BACKEND_UNAVAILABLE",
      "onnxruntime-node is not installed or does not run on this platform. Install it with " +
        "`npm install onnxruntime-node`, or, where its install script cannot reach the network, with " +
        "`ONNXRUNTIME_NODE_INSTALL=skip npm install onnxruntime-node`; or choose the backend `web`.",
      { cause },
    );
  }
}
