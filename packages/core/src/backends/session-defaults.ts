/**
 * Session options from environment variables.
 * @module
 */
import { SynthesisError, type SessionOptions } from "@cosyvoice-lite/spec";
import type { Environment } from "@cosyvoice-lite/spec/helpers";

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
