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
