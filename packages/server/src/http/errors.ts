import { SynthesisError, type ErrorCode } from "@cosyvoice-lite/spec";
import { QueueFullError, ShuttingDownError } from "../speech";

/** A refusal with its status. */
export class RequestError extends Error {
  override readonly name = "RequestError";

  /**
   * @param statusCode - 4xx or 5xx.
   * @param code - Stable name, such as `invalid_api_key`.
   * @param message - What to do about it.
   * @param param - The field it is about.
   */
  constructor(
    readonly statusCode: number,
    readonly code: string,
    message: string,
    readonly param: string | null = null,
  ) {
    super(message);
  }
}

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
}

/** Limits that messages name. */
interface HttpLimits {
  /** Bytes of a body. */
  readonly bodyLimit: number;
}

/**
 * Describes whatever was thrown; the messages of faults inside stay inside.
 * @param limits - For errors of HTTP itself.
 */
export function describeError(error: unknown, limits?: HttpLimits): ErrorDescription {
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
    const { statusCode: status, code = "", message } = error;
    const known = Object.hasOwn(HTTP_MESSAGES, code) ? HTTP_MESSAGES[code] : undefined;
    const words = known?.(limits) ?? message;
    return { status, code: "INVALID_REQUEST", message: words, param: null };
  }
  return { status: 500, code: "INTERNAL", message: INTERNAL, param: null };
}

/** What to do about errors of Fastify, which names neither limits nor remedies. */
const HTTP_MESSAGES: Readonly<Record<string, (limits: HttpLimits | undefined) => string>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: (limits) =>
    `The body is larger than ${limits?.bodyLimit ?? "the allowed number of"} bytes. Send less text.`,
  FST_ERR_CTP_INVALID_MEDIA_TYPE: () =>
    "The body must be JSON. Send Content-Type: application/json.",
  FST_ERR_CTP_EMPTY_JSON_BODY: () => "The body is empty. Send a JSON object.",
  FST_ERR_CTP_INVALID_JSON_BODY: () => "The body is not valid JSON.",
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: () => "The body does not have the length that it declares.",
  FST_ERR_BAD_URL: () => "The path is not valid: % must be followed by two hexadecimal digits.",
  FST_ERR_MAX_PARAM_LENGTH: () => "A part of the path is longer than 100 characters.",
};

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
