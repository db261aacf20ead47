/**
 * The part of ONNX Runtime's JavaScript API that onnxruntime-node and onnxruntime-web share and that we use.
 * Written out here, so that our types need neither package installed and tests can inject a runtime.
 * @module
 */

/** A tensor of the runtime. */
export interface OrtTensor {
  readonly type: string;
  readonly data: unknown;
  readonly dims: readonly number[];
}

/** A session of the runtime. */
export interface OrtSession {
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  run(feeds: Record<string, OrtTensor>): Promise<Record<string, OrtTensor>>;
  release(): Promise<void>;
}

/** Session options of the runtime; see onnxruntime-common. */
export interface OrtSessionOptions {
  executionProviders?: readonly string[];
  intraOpNumThreads?: number;
  interOpNumThreads?: number;
  executionMode?: "sequential" | "parallel";
  graphOptimizationLevel?: "disabled" | "basic" | "extended" | "all";
  enableMemPattern?: boolean;
  /** Entries of ONNX Runtime's configuration, nested by the dots in their names. */
  extra?: Record<string, unknown>;
  logSeverityLevel?: 0 | 1 | 2 | 3 | 4;
}

/** The module `onnxruntime-node` or `onnxruntime-web`. */
export interface OrtRuntime {
  readonly InferenceSession: {
    create(model: Uint8Array | string, options?: OrtSessionOptions): Promise<OrtSession>;
  };
  readonly Tensor: new (type: string, data: unknown, dims: readonly number[]) => OrtTensor;
  readonly env: {
    readonly wasm?: {
      numThreads?: number;
      wasmPaths?: string | Record<string, string>;
      initTimeout?: number;
    };
  };
}

/** Finds the runtime in an imported module: CommonJS arrives under `default` in some loaders. */
export function runtimeOf(module: unknown): OrtRuntime {
  const direct = module as OrtRuntime & { default?: OrtRuntime };
  return direct.InferenceSession ? direct : (direct.default as OrtRuntime);
}
