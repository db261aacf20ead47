import type { Server } from "node:http";
import type { FastifyHttpOptions, FastifyServerOptions } from "fastify";
import type { ResolvedServerOptions } from "../server-options";
import { answerFrameworkError, answerParserError } from "./early-errors";
import { fieldError } from "./field-error";

/** How often Node looks for connections that are too slow, in milliseconds. */
const MOST_SECONDS_BETWEEN_CHECKS = 1000;

/** What Fastify is made with. */
export function fastifyOptions(options: ResolvedServerOptions) {
  const { bodyLimit, headerLimit, requestTimeout, trustProxy, logger } = options;
  return {
    bodyLimit,
    requestTimeout,
    trustProxy,
    // Base addresses end with a slash or not, and clients add another one.
    routerOptions: { ignoreDuplicateSlashes: true, ignoreTrailingSlash: true },
    // The routes that need the queue refuse by themselves, in the form of all errors.
    return503OnClosing: false,
    clientErrorHandler: answerParserError(options),
    frameworkErrors: answerFrameworkError(options),
    schemaErrorFormatter: fieldError,
    // Running answers have ended when the connections are closed.
    forceCloseConnections: true,
    http: {
      maxHeaderSize: headerLimit,
      // The guard refuses requests without one, in the form of all errors.
      requireHostHeader: false,
      headersTimeout: requestTimeout,
      connectionsCheckingInterval: Math.min(MOST_SECONDS_BETWEEN_CHECKS, requestTimeout),
    },
    ajv: {
      // A wrong type is an error, and so is an unknown field: nothing is bent or dropped silently.
      customOptions: {
        coerceTypes: false,
        removeAdditional: false,
        allErrors: false,
        verbose: true,
      },
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
