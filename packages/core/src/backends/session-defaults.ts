import { SynthesisError, type SessionOptions } from "@cosyvoice-lite/spec";
import type { Environment } from "@cosyvoice-lite/spec/helpers";
import type { OrtSessionOptions } from "./ort-runtime";

const SWITCH: Readonly<Record<string, boolean>> = {
  "1": true,
  true: true,
  on: true,
  "0": false,
  false: false,
  off: false,
};

/**
 * Reads `OMP_NUM_THREADS` (a positive whole number; of an OpenMP list such as `4,2` the first) and
 * `ONNXRUNTIME_ENABLE_MEM_PATTERN` (1/0, true/false, on/off). Unset or empty variables set nothing.
 * @throws SynthesisError `INVALID_ARGUMENT` naming the variable and the values that it takes.
 */
export function sessionDefaultsFromEnvironment(environment: Environment): SessionOptions {
  const defaults: { intraOpNumThreads?: number; enableMemPattern?: boolean } = {};
  const threads = environment.OMP_NUM_THREADS?.trim();
  if (threads) {
    const count = /^[1-9]\d{0,3}(,|$)/.test(threads) ? Number.parseInt(threads, 10) : undefined;
    if (count === undefined) throw refusal("OMP_NUM_THREADS", threads, "a positive whole number");
    defaults.intraOpNumThreads = count;
  }
  const pattern = environment.ONNXRUNTIME_ENABLE_MEM_PATTERN?.trim().toLowerCase();
  if (pattern) {
    if (!Object.hasOwn(SWITCH, pattern))
      throw refusal("ONNXRUNTIME_ENABLE_MEM_PATTERN", pattern, "1 or 0");
    defaults.enableMemPattern = SWITCH[pattern];
  }
  return defaults;
}

function refusal(name: string, value: string, allowed: string): SynthesisError {
  return new SynthesisError(
    "INVALID_ARGUMENT",
    `The environment variable ${name} is "${value}"; it must be ${allowed}.`,
  );
}

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
