/**
 * Errors between threads.
 * @module
 */
import { SynthesisError, type ErrorCode } from "@cosyvoice-lite/spec";

/** An error as plain data. */
export interface ErrorData {
  readonly name: string;
  readonly message: string;
  /** Of a {@link SynthesisError}. */
  readonly code?: ErrorCode;
  readonly stack?: string;
  readonly cause?: ErrorData;
}

/** Causes further down are cut off: a cause may be its own. */
const DEEPEST = 8;

/** Takes an error apart; whatever else was thrown becomes its text. */
export function toErrorData(error: unknown, depth = 0): ErrorData {
  if (!(error instanceof Error) && !SynthesisError.is(error))
    return { name: "Error", message: String(error) };
  const { name, message, stack, cause } = error;
  return {
    name,
    message,
    stack,
    ...(SynthesisError.is(error) && { code: error.code }),
    ...(cause !== undefined && depth < DEEPEST && { cause: toErrorData(cause, depth + 1) }),
  };
}

/** The error again: a {@link SynthesisError} where it was one, with the stack of the thread that threw it. */
export function fromErrorData({ name, message, code, stack, cause }: ErrorData): Error {
  const options = cause ? { cause: fromErrorData(cause) } : undefined;
  const error = code ? new SynthesisError(code, message, options) : new Error(message, options);
  error.name = name;
  if (stack !== undefined) error.stack = stack;
  return error;
}
