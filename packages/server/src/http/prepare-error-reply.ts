import type { FastifyReply, FastifyRequest } from "fastify";
import type { ServerContext } from "../server-context";
import { MethodError } from "./allowed-methods";
import type { ErrorDescription } from "./describe-error";

/** An error on its way out. */
export interface ErrorReply {
  readonly context: ServerContext;
  readonly description: ErrorDescription;
  readonly error: unknown;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** Sets status and headers, and logs what is our fault with all its details. */
export function prepareErrorReply(parts: ErrorReply): void {
  const { context, description, error, request, reply } = parts;
  const { status } = description;
  if (status === 500) request.log.error({ err: error }, "request failed");
  else request.log.info({ status, code: description.code }, "request refused");
  void reply.code(status).type("application/json; charset=utf-8");
  if (status === 429 || status === 503) void reply.header("retry-after", context.speech.retryAfter);
  if (error instanceof MethodError) void reply.header("allow", error.allow);
  if (status === 426) void reply.header("upgrade", "websocket");
  if (status === 401) void reply.header("www-authenticate", "Bearer");
}
