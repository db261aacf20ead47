import { SynthesisError } from "../errors";

/**
 * Rejects unknown options, so that a misspelt one is not silently ignored.
 * @throws SynthesisError `INVALID_ARGUMENT` naming the known ones.
 */
export function checkKeys(options: unknown, known: readonly string[]): void {
  if (typeof options !== "object" || options === null)
    throw new SynthesisError(
      "INVALID_ARGUMENT",
      `The options must be an object; found ${show(options)}.`,
    );
  const unknown = Object.keys(options).filter((key) => !known.includes(key));
  if (unknown.length > 0) throw refusal(`The option ${unknown.join(", ")} does not exist`, known);
}

/**
 * Rejects anything that is not an AbortSignal, such as the AbortController itself, which would never abort anything.
 */
export function checkSignal(signal: AbortSignal | undefined): void {
  if (signal === undefined || typeof signal?.aborted === "boolean") return;
  throw new SynthesisError(
    "INVALID_ARGUMENT",
    "signal must be an AbortSignal, such as the `signal` of an AbortController.",
  );
}

/** Rejects a listener that is not a function. */
export function checkListener(name: string, listener: unknown): void {
  if (listener === undefined || typeof listener === "function") return;
  throw new SynthesisError(
    "INVALID_ARGUMENT",
    `${name} must be a function; found ${show(listener)}.`,
  );
}

/** The value, if it is a number within a closed range. */
export function inRange(name: string, value: number, min: number, max: number): number {
  if (typeof value === "number" && value >= min && value <= max) return value;
  throw new SynthesisError(
    "INVALID_ARGUMENT",
    `${name} must be a number from ${min} to ${max}; found ${show(value)}.`,
  );
}

/** The value, if it is a whole number within a closed range. */
export function wholeNumber(name: string, value: number, min: number, max: number): number {
  if (Number.isInteger(value) && value >= min && value <= max) return value;
  throw new SynthesisError(
    "INVALID_ARGUMENT",
    `${name} must be a whole number from ${min} to ${max}; found ${show(value)}.`,
  );
}

/** A value as shown in messages. */
export function show(value: unknown): string {
  return typeof value === "number" ? String(value) : (JSON.stringify(value) ?? String(value));
}

/** The error for a value that is not one of a list. */
export function refusal(problem: string, allowed: readonly string[]): SynthesisError {
  return new SynthesisError("INVALID_ARGUMENT", `${problem}. Allowed: ${allowed.join(", ")}.`);
}
