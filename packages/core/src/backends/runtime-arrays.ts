/**
 * Typed arrays of the runtime's own realm: where a test runner has put this code into another one, the runtime does not know its arrays.
 * @module
 */
import type { Tensor } from "@cosyvoice-lite/spec";
import type { OrtRuntime } from "./ort-runtime";

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
export interface RuntimeArrays {
  theirs<T>(type: ElementType, data: T): T;
  ours<T>(type: ElementType, data: T): T;
}

/** Finds out whose arrays the runtime makes. */
export function runtimeArrays({ Tensor }: OrtRuntime): RuntimeArrays {
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
export const isKnownType = (type: string): type is Tensor["type"] =>
  type === "float32" || type === "int64" || type === "int32";
