/**
 * Keys and values of the positions that a language model has seen.
 * @module
 */
import { SynthesisError, type Tensor } from "@cosyvoice-lite/spec";
import type { CosyVoice1Llm } from "../section";

/** A cache that grows in place: the past is never copied. */
export interface KeyValueCache {
  /** Positions so far. */
  readonly length: number;
  /** The positions so far as a tensor `[length, layers, heads, 2 * headSize]`, a view of the cache. */
  past(): Tensor;
  /**
   * Puts new positions behind the others.
   * @param present - `[positions, layers, heads, 2 * headSize]`
   * @throws SynthesisError `MODEL_FAILED` where the tensor has another shape or does not fit.
   */
  append(present: Tensor | undefined, positions: number): void;
}

/**
 * Makes an empty cache.
 * @param capacity - Positions that it can hold. The memory is taken up only as it is written to.
 */
export function createKeyValueCache(llm: CosyVoice1Llm, capacity: number): KeyValueCache {
  const shape = [llm.layers, llm.heads, 2 * llm.headSize];
  const stride = shape.reduce((product, size) => product * size, 1);
  const values = new Float32Array(capacity * stride);
  let length = 0;
  return {
    get length() {
      return length;
    },
    past: () => ({
      type: "float32",
      data: values.subarray(0, length * stride),
      dims: [length, ...shape],
    }),
    append(present, positions) {
      const wanted = [positions, ...shape].join();
      if (
        present?.type !== "float32" ||
        present.dims.join() !== wanted ||
        length + positions > capacity
      ) {
        throw new SynthesisError(
          "MODEL_FAILED",
          `The graph llm gave present as [${present?.dims.join()}]; expected float32 [${wanted}]. Export the voice again.`,
        );
      }
      values.set(present.data, length * stride);
      length += positions;
    },
  };
}
