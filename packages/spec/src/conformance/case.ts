/** One named check. It rejects where the implementation does not keep its contract. */
export interface ConformanceCase {
  /** Title for a report. */
  readonly name: string;
  /** Fails with an error that says what is wrong. */
  readonly run: () => Promise<void>;
}

/** Throws with a readable message where a condition does not hold. */
export function expectThat(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(message);
}
