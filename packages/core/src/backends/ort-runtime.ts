/**
 * The part of ONNX Runtime's JavaScript API that onnxruntime-node and onnxruntime-web share and that we use.
 * Written out here, so that our types need neither package installed and tests can inject a runtime.
 * @module
 */

/** A tensor of the runtime. */
export interface OrtTensor {
  /** Element type, such as `float32`. */
  readonly type: string;
  /** The elements in row-major order: a typed array of that type. */
  readonly data: unknown;
  /** Length of each dimension. */
  readonly dims: readonly number[];
}

/** A session of the runtime. */
export interface OrtSession {
  /** Names of the graph's inputs. */
  readonly inputNames: readonly string[];
  /** Names of the graph's outputs. */
  readonly outputNames: readonly string[];
  /** Runs the graph once on tensors by name. */
  run(feeds: Record<string, OrtTensor>): Promise<Record<string, OrtTensor>>;
  /** Frees the graph. */
  release(): Promise<void>;
}

/** Session options of the runtime; see onnxruntime-common. */
export interface OrtSessionOptions {
  /** Such as `cpu`, `wasm`, `webgpu`, in order of preference. */
  executionProviders?: readonly string[];
  /** Threads inside one operator. */
  intraOpNumThreads?: number;
  /** Threads across operators; for `parallel` only. */
  interOpNumThreads?: number;
  /** Whether operators that do not depend on each other run at the same time. */
  executionMode?: "sequential" | "parallel";
  /** How far the graph is rewritten for speed. */
  graphOptimizationLevel?: "disabled" | "basic" | "extended" | "all";
  /** Whether memory is planned ahead for repeated shapes. */
  enableMemPattern?: boolean;
  /** Entries of ONNX Runtime's configuration, nested by the dots in their names. */
  extra?: Record<string, unknown>;
  /** From 0, everything, to 4, fatal errors alone. */
  logSeverityLevel?: 0 | 1 | 2 | 3 | 4;
}

/** The module `onnxruntime-node` or `onnxruntime-web`. */
export interface OrtRuntime {
  /** Loads graphs. */
  readonly InferenceSession: OrtSessionFactory;
  /** Makes a tensor. */
  readonly Tensor: OrtTensorFactory;
  /** Settings of the whole runtime. */
  readonly env: OrtEnvironment;
}

/** How graphs are loaded. */
export interface OrtSessionFactory {
  /** Loads a graph from its bytes or the path of its file. */
  create(model: Uint8Array | string, options?: OrtSessionOptions): Promise<OrtSession>;
}

/** How tensors are made. */
export interface OrtTensorFactory {
  /** Of an element type, its elements in row-major order, and the length of each dimension. */
  new (type: string, data: unknown, dims: readonly number[]): OrtTensor;
}

/** Settings of the whole runtime. */
export interface OrtEnvironment {
  /** Of onnxruntime-web. */
  readonly wasm?: OrtWasmSettings;
}

/** Settings that count until the WebAssembly module is loaded. */
export interface OrtWasmSettings {
  /** Threads of one operator. */
  numThreads?: number;
  /** Where the runtime's own files lie: a folder, or a place by file. */
  wasmPaths?: string | Record<string, string>;
  /** Milliseconds until loading is given up; 0 never. */
  initTimeout?: number;
}

/** Finds the runtime in an imported module: CommonJS arrives under `default` in some loaders. */
export function runtimeOf(module: unknown): OrtRuntime {
  const direct = module as OrtRuntime & { default?: OrtRuntime };
  return direct.InferenceSession ? direct : (direct.default as OrtRuntime);
}
