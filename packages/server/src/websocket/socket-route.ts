import type { FastifyInstance, FastifyRequest } from "fastify";
import type { WebSocket } from "ws";
import { RequestError } from "../http/errors";
import { ShuttingDownError } from "../speech";
import type { ServerContext } from "../server-context";
import { CLOSE, closeSocket, endSoon } from "./sender";
import { Connection } from "./connection";
import { createMessageParser } from "./messages";

/** Milliseconds in which a socket must bring its key. */
const AUTH_TIMEOUT = 10_000;
/** Milliseconds between signs of life; a socket that missed one is cut off. */
const HEARTBEAT = 30_000;

/** A client's broken frame: `ws` sends the right close code by itself. It is no fault of the server's, so no error for its log. */
export function onSocketError(error: Error, socket: WebSocket, { log }: FastifyRequest): void {
  log.info({ reason: error.message }, "socket error");
  endSoon(socket);
}

/** Adds the route. `sockets` holds the connections for the shutdown and the metrics. */
export function addSocketRoute(
  app: FastifyInstance,
  context: ServerContext,
  sockets: Map<WebSocket, Connection>,
): void {
  const parse = createMessageParser();
  const { options } = context;
  app.route({
    method: "GET",
    url: "/ws/tts",
    schema: { hide: true },
    config: { open: true, socket: true },
    // Before the upgrade, so that the refusal is a plain HTTP answer.
    preHandler: async () => {
      if (context.speech.closed) throw new ShuttingDownError();
      if (sockets.size >= options.maxSockets)
        throw new RequestError(429, "TOO_MANY_SOCKETS", "Too many sockets are open. Try later.");
    },
    handler: async () => {
      throw new RequestError(426, "UPGRADE_REQUIRED", "This is a WebSocket. Connect to it as one.");
    },
    wsHandler: (socket, request) => {
      const { client, authorized, log } = request;
      const connection = new Connection({ context, socket, parse, client, authorized, log });
      sockets.set(socket, connection);
      const auth = setTimeout(() => {
        if (!connection.authorized) closeSocket(socket, CLOSE.policy, "no key");
      }, AUTH_TIMEOUT);
      let alive = true;
      const heartbeat = setInterval(() => {
        if (!alive) return socket.terminate();
        alive = false;
        socket.ping();
      }, HEARTBEAT);
      for (const timer of [auth, heartbeat]) timer.unref();

      socket.on("pong", () => (alive = true));
      socket.on("message", (data, isBinary) => {
        alive = true;
        connection.receive(isBinary ? "" : textOf(data), isBinary);
      });
      socket.on("close", () => {
        clearTimeout(auth);
        clearInterval(heartbeat);
        sockets.delete(socket);
        connection.end();
      });
    },
  });
}

function textOf(data: Buffer | ArrayBuffer | Buffer[]): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString("utf8");
  return (Buffer.isBuffer(data) ? data : Buffer.from(data)).toString("utf8");
}
