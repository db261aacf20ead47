/**
 * A command that makes no sense.
 * @module
 */
import { SynthesisError } from "@cosyvoice-lite/spec";

/** An `INVALID_ARGUMENT` error: the command ends with exit code 2. */
export function usageError(message: string, cause?: unknown): SynthesisError {
  return new SynthesisError("INVALID_ARGUMENT", message, { cause });
}
