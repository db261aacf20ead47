/**
 * What a client is told about an error: status, code, message, and nothing of the inside.
 * @module
 */
import { SynthesisError, type ErrorCode } from "@cosyvoice-lite/spec";
import { QueueFullError, ShuttingDownError } from "../queue/queue-full-error";
import { RequestError } from "./request-error";

/** An error as seen from outside. */
export interface ErrorDescription {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  /** The field it is about. */
  readonly param: string | null;
}

/** Everything else is a fault of the server, 500. */
const STATUS: Readonly<Partial<Record<ErrorCode, number>>> = {
  EMPTY_TEXT: 400,
  TEXT_TOO_LONG: 413,
  INVALID_ARGUMENT: 400,
  ABORTED: 503,
  DISPOSED: 503,
  BUSY: 429,
};

/** What Fastify and Node throw at malformed requests. */
interface HttpError {
  readonly statusCode: number;
  readonly code?: string;
  readonly message: string;
  readonly validation?: readonly { readonly instancePath: string; readonly params: object }[];
}

/** Describes whatever was thrown; the messages of faults inside stay inside. */
export function describeError(error: unknown): ErrorDescription {
  if (error instanceof QueueFullError)
    return { status: 429, code: "QUEUE_FULL", message: error.message, param: null };
  if (error instanceof ShuttingDownError)
    return { status: 503, code: "SHUTTING_DOWN", message: error.message, param: null };
  if (error instanceof RequestError) {
    const { statusCode: status, code, message, param } = error;
    return { status, code, message, param };
  }
  if (SynthesisError.is(error)) return describeSynthesisError(error);
  if (isHttpError(error) && error.statusCode >= 400 && error.statusCode < 500) {
    return {
      status: error.statusCode,
      code: error.validation ? "INVALID_ARGUMENT" : "INVALID_REQUEST",
      message: error.message,
      param: fieldOf(error),
    };
  }
  return { status: 500, code: "INTERNAL", message: INTERNAL, param: null };
}

const INTERNAL =
  "Something went wrong inside the server. Its log has the details under the id of X-Request-Id.";

function describeSynthesisError(error: SynthesisError): ErrorDescription {
  const { code } = error;
  const status = STATUS[code] ?? 500;
  if (error.cause instanceof RequestError && code === "ABORTED") return describeError(error.cause);
  if (status === 503) {
    return { status, code, message: "The synthesis was stopped. Try again.", param: null };
  }
  // Faults of the voice or the machine may name paths.
  const message = status === 500 ? INTERNAL : error.message;
  return { status, code, message, param: null };
}

function isHttpError(error: unknown): error is HttpError {
  return error instanceof Error && typeof (error as Partial<HttpError>).statusCode === "number";
}

function fieldOf({ validation }: HttpError): string | null {
  const [first] = validation ?? [];
  if (!first) return null;
  const { missingProperty, additionalProperty } = first.params as Record<string, unknown>;
  const name = missingProperty ?? additionalProperty ?? first.instancePath.slice(1);
  return typeof name === "string" && name !== "" ? name : null;
}
