/**
 * Whether the threads of a graph spin.
 * @module
 */
import type { SessionOptions } from "@cosyvoice-lite/spec";
import type { OrtSessionOptions } from "./ort-runtime";

/**
 * The part of the runtime's options that says whether threads spin. Where they do, they stop with the run: a sentence runs several graphs
 * in turn, and the threads of one would still spin on the cores that the next one needs, which halves the speed on two cores.
 *
 * Off is the default because speech is asked for now and then: with 50 ms between two sentences the small nets of the bundled voice took a
 * tenth (`hifigan`) to a fifth (`lite`) longer with threads that spin, and a third more CPU time; only without any pause they were faster,
 * by 2 % and 14 % (two cores of an AMD EPYC).
 */
export function spinningOptions({
  allowSpinning = false,
}: SessionOptions): Pick<OrtSessionOptions, "extra"> {
  if (allowSpinning) return { extra: { session: { force_spinning_stop: "1" } } };
  // Two objects: onnxruntime-web takes one that it meets twice for a circle.
  const never = () => ({ allow_spinning: "0" });
  return { extra: { session: { intra_op: never(), inter_op: never() } } };
}
