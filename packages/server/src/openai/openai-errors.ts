import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import { describeError, type ErrorDescription } from "../http/describe-error";
import { prepareErrorReply } from "../http/prepare-error-reply";
import type { ServerContext } from "../server-context";

/** The envelope. */
export interface OpenAiError {
  readonly error: {
    readonly message: string;
    readonly type: string;
    readonly param: string | null;
    readonly code: string;
  };
}

/** JSON schema of {@link OpenAiError}. */
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

const TYPES: Readonly<Record<number, string>> = {
  401: "authentication_error",
  403: "permission_error",
  429: "rate_limit_error",
};

/** Puts a description into the envelope. */
export function openAiError({ status, code, message, param }: ErrorDescription): OpenAiError {
  const type = TYPES[status] ?? (status >= 500 ? "server_error" : "invalid_request_error");
  return { error: { message, type, param, code: code.toLowerCase() } };
}

/** An error handler for Fastify. */
export function openAiErrorHandler(context: ServerContext) {
  return (error: FastifyError, request: FastifyRequest, reply: FastifyReply): void => {
    const description = describeError(error, context.options);
    prepareErrorReply({ context, description, error, request, reply });
    void reply.send(openAiError(description));
  };
}
