/**
 * Limits and habits of the HTTP layer.
 * @module
 */
import type { Server } from "node:http";
import type { FastifyHttpOptions, FastifyServerOptions } from "fastify";
import type { ResolvedServerOptions } from "../server-options";

/** How often Node looks for connections that are too slow, in milliseconds. */
const MOST_SECONDS_BETWEEN_CHECKS = 1000;

/** What Fastify is made with. */
export function fastifyOptions(options: ResolvedServerOptions) {
  const { bodyLimit, headerLimit, requestTimeout, trustProxy, logger } = options;
  return {
    bodyLimit,
    requestTimeout,
    trustProxy,
    // Running answers have ended when the connections are closed.
    forceCloseConnections: true,
    http: {
      maxHeaderSize: headerLimit,
      headersTimeout: requestTimeout,
      connectionsCheckingInterval: Math.min(MOST_SECONDS_BETWEEN_CHECKS, requestTimeout),
    },
    ajv: {
      // A wrong type is an error, and so is an unknown field: nothing is bent or dropped silently.
      customOptions: { coerceTypes: false, removeAdditional: false, allErrors: false },
    },
    logger: logOptions(logger),
  } satisfies FastifyHttpOptions<Server>;
}

/** Requests are logged without query and headers: they may hold what is nobody's business. */
function logOptions(logger: ResolvedServerOptions["logger"]): FastifyServerOptions["logger"] {
  if (logger === false || logger === undefined) return false;
  const given = logger === true ? {} : logger;
  return {
    ...given,
    serializers: {
      ...given.serializers,
      req: ({ method, url, ip }: { method: string; url: string; ip: string }) => ({
        method,
        path: url.split("?")[0],
        ip,
      }),
    },
  };
}
