import {
  SynthesisError,
  type InferenceSession,
  type SessionOptions,
  type Tensor,
} from "@cosyvoice-lite/spec";
import type { OrtRuntime, OrtSession, OrtSessionOptions, OrtTensor } from "./ort-runtime";

/** How to open a session. */
export interface OpenOrtSessionOptions {
  readonly runtime: OrtRuntime;
  readonly model: Uint8Array | string;
  readonly options: OrtSessionOptions;
  readonly ignoredOptions?: readonly (keyof SessionOptions)[];
}

/**
 * Loads a graph.
 * @throws SynthesisError `MODEL_FAILED` with the runtime's own message as cause.
 */
export async function openOrtSession(open: OpenOrtSessionOptions): Promise<InferenceSession> {
  const { runtime, model, options, ignoredOptions } = open;
  const label = typeof model === "string" ? model : `${model.length} bytes`;
  const arrays = runtimeArrays(runtime);
  let session: OrtSession;
  try {
    const content = typeof model === "string" ? model : arrays.theirs("uint8", model);
    session = await runtime.InferenceSession.create(content, options);
  } catch (cause) {
    throw new SynthesisError(
      "MODEL_FAILED",
      `ONNX Runtime cannot load the graph (${label}): ${reason(cause)}. Check that the file is a complete ONNX model.`,
      { cause },
    );
  }

  let disposed = false;
  return {
    inputNames: session.inputNames,
    outputNames: session.outputNames,
    ignoredOptions,
    async run(feeds) {
      if (disposed)
        throw new SynthesisError(
          "DISPOSED",
          "The inference session was disposed of; load the graph again.",
        );
      const missing = session.inputNames.filter((name) => !(name in feeds));
      if (missing.length > 0) {
        throw new SynthesisError(
          "MODEL_FAILED",
          `The graph needs the input ${missing.join(", ")}, which was not given.`,
        );
      }
      const converted: Record<string, OrtTensor> = {};
      for (const [name, { type, data, dims }] of Object.entries(feeds)) {
        converted[name] = new runtime.Tensor(type, arrays.theirs(type, data), dims);
      }
      let results: Record<string, OrtTensor>;
      try {
        results = await session.run(converted);
      } catch (cause) {
        throw new SynthesisError("MODEL_FAILED", `The graph failed to run: ${reason(cause)}`, {
          cause,
        });
      }
      return Object.fromEntries(
        Object.entries(results).map(([name, tensor]) => [name, toTensor(name, tensor, arrays)]),
      );
    },
    async dispose() {
      if (disposed) return;
      disposed = true;
      await session.release();
    },
  };
}

function toTensor(name: string, tensor: OrtTensor, arrays: RuntimeArrays): Tensor {
  const { type, data, dims } = tensor;
  if (isKnownType(type)) return { type, data: arrays.ours(type, data), dims } as Tensor;
  throw new SynthesisError(
    "MODEL_FAILED",
    `The graph's output ${name} is ${type}; float32, int64 and int32 are supported. Export it with a cast.`,
  );
}

function reason(cause: unknown): string {
  return (cause as Partial<Error> | null | undefined)?.message ?? String(cause);
}

interface View {
  readonly buffer: ArrayBufferLike;
  readonly byteOffset: number;
  readonly length: number;
}
type ViewConstructor = new (buffer: ArrayBufferLike, offset: number, length: number) => View;

const OURS = {
  float32: Float32Array,
  int64: BigInt64Array,
  int32: Int32Array,
  uint8: Uint8Array,
} as const;
type ElementType = keyof typeof OURS;

/** Views of the same memory in the one realm and in the other; where there is one realm only, they are what was given. */
interface RuntimeArrays {
  theirs<T>(type: ElementType, data: T): T;
  ours<T>(type: ElementType, data: T): T;
}

/** Finds out whose arrays the runtime makes. */
function runtimeArrays({ Tensor }: OrtRuntime): RuntimeArrays {
  const constructorOf = (type: ElementType): ViewConstructor => {
    const { data } = new Tensor(type, type === "int64" ? [0n] : [0], [1]);
    const isView = ArrayBuffer.isView(data);
    return isView ? ((data as object).constructor as ViewConstructor) : OURS[type];
  };
  const isShared = constructorOf("float32") === OURS.float32;
  const as = <T>(Wanted: ViewConstructor, data: T): T => {
    if (!ArrayBuffer.isView(data) || data instanceof Wanted) return data;
    const { buffer, byteOffset, length } = data as unknown as View;
    return new Wanted(buffer, byteOffset, length) as T;
  };
  return {
    theirs: (type, data) => (isShared ? data : as(constructorOf(type), data)),
    ours: (type, data) => (isShared ? data : as(OURS[type], data)),
  };
}

/** Whether a tensor's type is one that graphs of this project use. */
const isKnownType = (type: string): type is Tensor["type"] =>
  type === "float32" || type === "int64" || type === "int32";
