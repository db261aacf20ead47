import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import type { ServerContext } from "../server-context";
import { MethodError } from "./allowed-methods";
import { describeError, type ErrorDescription } from "./errors";

/** JSON schema of {@link detailError}. */
export const DETAIL_SCHEMA = {
  type: "object",
  description: "What went wrong and what to do about it.",
  properties: {
    detail: { type: "string" },
    code: { type: "string" },
    param: { type: ["string", "null"] },
  },
} as const;

/** JSON schema of {@link openAiError}. */
export const OPENAI_ERROR_SCHEMA = {
  type: "object",
  description: "What went wrong and what to do about it.",
  properties: {
    error: {
      type: "object",
      properties: {
        message: { type: "string" },
        type: { type: "string" },
        param: { type: ["string", "null"] },
        code: { type: "string" },
      },
    },
  },
} as const;

const OPENAI_TYPES: Readonly<Record<number, string>> = {
  401: "authentication_error",
  403: "permission_error",
  429: "rate_limit_error",
};

/** The body of an error in OpenAI's format. */
export function openAiError({ status, code, message, param }: ErrorDescription) {
  const type = OPENAI_TYPES[status] ?? (status >= 500 ? "server_error" : "invalid_request_error");
  return { error: { message, type, param, code: code.toLowerCase() } };
}

/** The body of an error everywhere but below `/v1`. */
export function detailError({ message: detail, code, param }: ErrorDescription) {
  return { detail, code, param };
}

/**
 * The body of an error before a route is found.
 * @param url - The request's target; `undefined` where it could not be read.
 */
export function errorBody(url: string | undefined, description: ErrorDescription): object {
  const isOpenAi = /^(?:https?:\/\/[^/]*)?\/+v1(?:[/?#]|$)/.test(url ?? "");
  return isOpenAi ? openAiError(description) : detailError(description);
}

/** An error handler for Fastify. The log has all details of faults of the server; the client does not. */
export function errorHandler(
  { options, speech }: ServerContext,
  toBody: (description: ErrorDescription) => object,
) {
  return (error: FastifyError, request: FastifyRequest, reply: FastifyReply): void => {
    const description = describeError(error, options);
    const { status, code } = description;
    if (status === 500) request.log.error({ err: error }, "request failed");
    else request.log.info({ status, code }, "request refused");
    void reply.code(status).type("application/json; charset=utf-8");
    if (status === 429 || status === 503) void reply.header("retry-after", speech.retryAfter);
    if (error instanceof MethodError) void reply.header("allow", error.allow);
    if (status === 426) void reply.header("upgrade", "websocket");
    if (status === 401) void reply.header("www-authenticate", "Bearer");
    void reply.send(toBody(description));
  };
}
