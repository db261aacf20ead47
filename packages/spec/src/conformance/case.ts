import { SynthesisError, type ErrorCode } from "../errors";

/** One named check. It rejects if the implementation breaks its contract. */
export interface ConformanceCase {
  /** Title for a report. */
  readonly name: string;
  /** Rejects with an error that says what is wrong. */
  readonly run: () => Promise<void>;
}

/** Throws with a readable message if a condition does not hold. */
export function expectThat(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(message);
}

/** The error that a promise rejects with; it must have the code. */
export async function expectRejection(
  promise: Promise<unknown>,
  code: ErrorCode,
): Promise<SynthesisError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expectThat(SynthesisError.is(error), `must reject with a SynthesisError, got ${String(error)}`);
  expectThat(error.code === code, `must reject with ${code}, got ${error.code}: ${error.message}`);
  return error;
}
