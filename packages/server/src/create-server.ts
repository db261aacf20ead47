import { randomUUID } from "node:crypto";
import cors from "@fastify/cors";
import swagger from "@fastify/swagger";
import websocket from "@fastify/websocket";
import type { Synthesizer } from "@cosyvoice-lite/core";
import { shareSynthesizer, type SynthesizerPool } from "@cosyvoice-lite/core/workers";
import Fastify, { type FastifyInstance } from "fastify";
import type { WebSocket } from "ws";
import packageJson from "../package.json";
import { invalid, resolveServerOptions, type ServerOptions } from "./server-options";
import { EncodingTurns, createFormatRegistry } from "./formats/formats";
import { watchRoutes } from "./http/allowed-methods";
import { addGuards, createKeyCheck } from "./http/guard";
import { answerOddRequests, fastifyOptions } from "./http/fastify-options";
import { RequestError } from "./http/errors";
import { WorkList } from "./http/work";
import { createServerMetrics } from "./metrics/server-metrics";
import { addOpenAiRoutes } from "./openai/openai-routes";
import { apiDescription, addDocsRoutes, addPageRoutes } from "./routes/page-routes";
import { detailError, errorHandler } from "./http/error-replies";
import { addStateRoutes } from "./routes/state-routes";
import { addTtsRoute } from "./routes/tts-route";
import type { ServerContext } from "./server-context";
import { Speech, ShuttingDownError } from "./speech";
import type { Connection } from "./websocket/connection";
import { addSocketRoute, onSocketError } from "./websocket/socket-route";

/**
 * Makes a server around a synthesizer that is loaded.
 *
 * ```ts
 * const server = await createServer(tts);
 * await server.listen({ port: 8000, host: "127.0.0.1" });
 * // …
 * await server.close(); // finishes what runs; the synthesizer stays with its owner
 * ```
 * @param tts - Whose voice speaks; it stays the caller's to dispose of.
 * @param serverOptions - Keys, limits, cache and the like; each has a default.
 * @returns A Fastify instance that does not listen yet; routes can be added, and `inject()` tests it without a network.
 * @throws SynthesisError `INVALID_ARGUMENT` for an option that does not exist, is of the wrong type or out of range.
 */
export async function createServer(
  tts: Synthesizer,
  serverOptions: ServerOptions = {},
): Promise<FastifyInstance> {
  if (typeof tts?.stream !== "function")
    throw invalid("createServer() needs a synthesizer first: createServer(tts, options).");
  const options = resolveServerOptions(serverOptions);
  const { concurrency, maxQueue } = options;
  const sockets = new Map<WebSocket, Connection>();
  const pool = isPool(tts) ? tts : shareSynthesizer(tts, { turns: concurrency, queue: maxQueue });
  const turns = isPool(tts) ? tts.stats().workers : concurrency;
  const speech = new Speech({ ...options, pool, turns, now: () => performance.now() });
  const encoding = new EncodingTurns();
  const context: ServerContext = {
    voice: tts.voice,
    options,
    speech,
    works: new WorkList(options.answerTimeout),
    formats: createFormatRegistry({
      ...options,
      sampleRate: tts.voice.sampleRate,
      turns: encoding,
    }),
    turns: encoding,
    keys: createKeyCheck(options.apiKeys),
    metrics: createServerMetrics({
      speech,
      sockets: () => sockets.size,
      phrases: () => tts.cacheStats?.(),
    }),
  };

  const app = Fastify({ ...fastifyOptions(options), genReqId: () => randomUUID() });
  answerOddRequests(app.server);
  const unrouted = watchRoutes(app);
  // Bodies are JSON. Forms and plain text are not accepted: any page may send them without a CORS preflight.
  app.removeContentTypeParser("text/plain");
  if (options.corsOrigins.length > 0) {
    const any = options.corsOrigins.includes("*");
    await app.register(cors, {
      origin: any ? "*" : [...options.corsOrigins],
      exposedHeaders: ["X-Request-Id", "X-Warnings", "Retry-After", "Allow"],
    });
  }
  await app.register(swagger, { openapi: apiDescription(packageJson.version, context) });
  await app.register(websocket, {
    options: {
      maxPayload: options.bodyLimit,
      perMessageDeflate: false,
      // One message per turn of the event loop: a flood on one socket leaves the others their turns, and what one message has ended, the next
      // one finds ended.
      allowSynchronousEvents: false,
    },
    errorHandler: onSocketError,
    // The shutdown below lets running requests finish first.
    preClose: (done) => done(),
  });
  addGuards(app, context.keys, options);
  app.setErrorHandler(errorHandler(context, detailError));
  app.setNotFoundHandler(({ raw: { url = "" } }) =>
    unrouted.refuse(
      url,
      new RequestError(404, "NOT_FOUND", "There is nothing here. GET /docs lists the routes."),
    ),
  );
  addStateRoutes(app, context);
  addTtsRoute(app, context);
  addSocketRoute(app, context, sockets);
  addDocsRoutes(app);
  addPageRoutes(app);
  await app.register(async (scope) => addOpenAiRoutes(scope, context, unrouted), { prefix: "/v1" });
  app.addHook("preClose", () => drain(context, sockets));
  return app;
}

/** Whether it hands out turns by itself. */
function isPool(tts: Synthesizer): tts is SynthesizerPool {
  return typeof (tts as Partial<SynthesizerPool>).stats === "function";
}

/** RFC 6455: the server shuts down. */
const GOING_AWAY = 1001;
/** Milliseconds in which stopped requests report their error and clients answer the close frame. */
const GOODBYE = 1000;

/** Rejects new texts, waits for running ones up to `shutdownTimeout`, aborts the rest, and closes the sockets. */
async function drain(
  { speech, works, options }: ServerContext,
  sockets: ReadonlyMap<WebSocket, unknown>,
): Promise<void> {
  speech.close();
  const idle = works.idle();
  await within(options.shutdownTimeout, idle);
  works.abortAll(new ShuttingDownError());
  // Aborted requests report it; those that do not stop are abandoned.
  await within(GOODBYE, idle);
  await Promise.all([...sockets.keys()].map(closeGracefully));
}

async function within(milliseconds: number, promise: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  await Promise.race([promise, timeout]);
  clearTimeout(timer);
}

function closeGracefully(socket: WebSocket): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => socket.terminate(), GOODBYE);
    socket.once("close", () => {
      clearTimeout(timer);
      resolve();
    });
    socket.close(GOING_AWAY, "shutting down");
  });
}
