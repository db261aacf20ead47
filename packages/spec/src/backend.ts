/** A dense tensor in row-major order. */
export type Tensor =
  | TensorOf<"float32", Float32Array>
  | TensorOf<"int64", BigInt64Array>
  | TensorOf<"int32", Int32Array>;

/** A tensor of one element type. */
export interface TensorOf<Type extends string, Data> {
  /** Element type. */
  readonly type: Type;
  /** The elements, the last dimension running fastest. */
  readonly data: Data;
  /** Length of each dimension; their product is the number of elements. */
  readonly dims: readonly number[];
}

/**
 * How to build a session. Backends ignore options they do not support and list them in the session's `ignoredOptions`.
 */
export interface SessionOptions {
  /** Threads inside one operator. Default: the backend's choice. */
  readonly intraOpNumThreads?: number;
  /** Threads across operators. Default: 1. */
  readonly interOpNumThreads?: number;
  /** Graph optimisation level. Default: `all`. */
  readonly graphOptimizationLevel?: "disabled" | "basic" | "extended" | "all";
  /** Whether to plan memory ahead for repeated shapes. Default: the backend's choice. */
  readonly enableMemPattern?: boolean;
  /**
   * Whether idle threads spin while a graph runs: faster when runs follow each other closely, a waste of CPU otherwise.
   * Default: the family's choice if it has one, otherwise the backend's; the ONNX Runtime backends use `false`.
   */
  readonly allowSpinning?: boolean;
}

/** A loaded graph. */
export interface InferenceSession {
  /** Names of the graph's inputs. */
  readonly inputNames: readonly string[];
  /** Names of the graph's outputs. */
  readonly outputNames: readonly string[];
  /** Requested options that this backend does not support. */
  readonly ignoredOptions?: readonly (keyof SessionOptions)[];
  /** Runs the graph once. Rejects with `MODEL_FAILED`. */
  run(feeds: Readonly<Record<string, Tensor>>): Promise<Record<string, Tensor>>;
  /** Frees the graph. Calling it twice is harmless. */
  dispose(): Promise<void>;
}

/** Something that loads ONNX graphs, such as onnxruntime-node. */
export interface InferenceBackend {
  /** Version of this interface. */
  readonly specVersion: 1;
  /** A short stable name, shown in results. */
  readonly name: string;
  /** Whether `load` takes the path of a file on disk. Default: false. */
  readonly takesPaths?: boolean;
  /**
   * Loads a graph from its bytes or, on platforms with files, from a path.
   * Rejects with `BACKEND_UNAVAILABLE` (the runtime is missing) or `MODEL_FAILED` (the graph cannot be used).
   */
  load(model: Uint8Array | string, options?: SessionOptions): Promise<InferenceSession>;
}
