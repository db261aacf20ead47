import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import { describeError } from "../http/describe-error";
import { prepareErrorReply } from "../http/prepare-error-reply";
import type { ServerContext } from "../server-context";

/** JSON schema of the body. */
export const DETAIL_SCHEMA = {
  type: "object",
  description: "What went wrong and what to do about it.",
  properties: {
    detail: { type: "string" },
    code: { type: "string" },
    param: { type: ["string", "null"] },
  },
} as const;

/** An error handler for Fastify. */
export function detailErrorHandler(context: ServerContext) {
  return (error: FastifyError, request: FastifyRequest, reply: FastifyReply): void => {
    const description = describeError(error, context.options);
    prepareErrorReply({ context, description, error, request, reply });
    const { message: detail, code, param } = description;
    void reply.send({ detail, code, param });
  };
}
