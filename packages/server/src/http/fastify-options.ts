import { type Server, STATUS_CODES, type IncomingMessage, type ServerResponse } from "node:http";
import { randomUUID } from "node:crypto";
import type { Socket } from "node:net";
import type {
  FastifyHttpOptions,
  FastifyServerOptions,
  FastifyError,
  FastifyInstance,
  FastifyReply,
  FastifyRequest,
} from "fastify";
import type { ResolvedServerOptions } from "../server-options";
import { fieldError } from "./fields";
import { describeError, type ErrorDescription } from "./errors";
import { errorBody } from "./error-replies";
import { checkHostAndOrigin, requestHost } from "./guard";

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

/** Limits that messages name. */
type Limits = Pick<ResolvedServerOptions, "headerLimit" | "requestTimeout">;

/** Where Node keeps the answer that it is writing to a socket; its own handler of such errors looks there, too. */
const ANSWER = "_httpMessage";
type AnsweredSocket = Socket & { readonly [ANSWER]?: { readonly headersSent: boolean } | null };

/** Answers what Node's parser refuses; for Fastify's `clientErrorHandler`. */
export function answerParserError(limits: Limits) {
  return function (this: FastifyInstance, error: Error & { code?: string }, socket: Socket): void {
    if (error.code === "ECONNRESET" || socket.destroyed) return;
    const description = describeParserError(error.code, limits);
    const id = randomUUID();
    this.log.info({ status: description.status, reason: error.code, reqId: id }, "request refused");
    // In the middle of an answer another one would be taken for a part of it.
    const isAnswering = (socket as AnsweredSocket)[ANSWER]?.headersSent === true;
    if (socket.writable && !isAnswering) socket.write(rawAnswer(description, id));
    socket.destroy();
  };
}

/** Answers what the router refuses before hooks run, such as a path with a broken escape; for Fastify's `frameworkErrors`. */
export function answerFrameworkError(options: ResolvedServerOptions) {
  return (error: FastifyError, request: FastifyRequest, reply: FastifyReply): void => {
    let description = describeError(error, options);
    try {
      checkHostAndOrigin({ ...request.headers, host: requestHost(request.raw) }, options);
    } catch (refusal) {
      description = describeError(refusal, options);
    }
    const { status, code } = description;
    request.log.info({ status, code }, "request refused");
    void reply
      .code(status)
      .header("x-request-id", request.id)
      .header("x-content-type-options", "nosniff")
      .type("application/json; charset=utf-8")
      .send(errorBody(request.raw.url, description));
  };
}

/** Answers what Node handles outside of Fastify: `Expect` with anything but `100-continue`, and `CONNECT`. */
export function answerOddRequests(server: Server): void {
  server.on("checkExpectation", ({ url }: IncomingMessage, answer: ServerResponse) => {
    const description: ErrorDescription = {
      status: 417,
      code: "EXPECTATION_FAILED",
      message: "The server knows no expectation but 100-continue.",
      param: null,
    };
    const body = JSON.stringify(errorBody(url, description));
    answer.writeHead(417, {
      ...earlyHeaders(randomUUID()),
      "Content-Length": Buffer.byteLength(body),
    });
    answer.end(body);
  });
  server.on("connect", (_: IncomingMessage, socket: Socket) => {
    const description: ErrorDescription = {
      status: 405,
      code: "METHOD_NOT_ALLOWED",
      message: "The server is no proxy.",
      param: null,
    };
    socket.on("error", () => undefined);
    socket.end(rawAnswer(description, randomUUID(), "Allow: GET, HEAD, POST\r\n"));
  });
}

function describeParserError(code: string | undefined, limits: Limits): ErrorDescription {
  const describe = (status: number, message: string) => ({
    status,
    code: "INVALID_REQUEST",
    message,
    param: null,
  });
  switch (code) {
    case "ERR_HTTP_REQUEST_TIMEOUT": {
      const seconds = limits.requestTimeout / 1000;
      return describe(408, `The request did not arrive in full within ${seconds} s.`);
    }
    case "HPE_HEADER_OVERFLOW":
      return describe(431, `The headers are larger than ${limits.headerLimit} bytes.`);
    case "HPE_CHUNK_EXTENSIONS_OVERFLOW":
      return describe(413, "The extensions of the body's chunks are too large.");
    default:
      return describe(400, "The request is not valid HTTP/1.1.");
  }
}

const earlyHeaders = (id: string): Record<string, string> => ({
  "Content-Type": "application/json; charset=utf-8",
  "X-Content-Type-Options": "nosniff",
  "X-Request-Id": id,
  Connection: "close",
});

function rawAnswer(description: ErrorDescription, id: string, more = ""): string {
  const { status } = description;
  const body = JSON.stringify(errorBody(undefined, description));
  const headers = Object.entries(earlyHeaders(id)).map(([name, value]) => `${name}: ${value}\r\n`);
  return (
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}\r\n${headers.join("")}${more}` +
    `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
  );
}
