/**
 * What every request has to pass.
 * @module
 */
import type { FastifyInstance, FastifyRequest } from "fastify";
import { bearerKey, type KeyCheck } from "./bearer";
import { checkHostAndOrigin, type HostGuardOptions } from "./host-guard";
import { RequestError } from "./request-error";
import { checkBodyCoding, requestHost } from "./request-form";

declare module "fastify" {
  interface FastifyRequest {
    /** Who asks, for fairness: its key's position, else its address. */
    client: string;
    /** Whether a right key came with the headers, or none is needed. */
    authorized: boolean;
  }
  interface FastifyContextConfig {
    /** Whether the route answers without a key. */
    open?: boolean;
    /** Whether the route is a WebSocket. */
    socket?: boolean;
  }
}

/** Adds the checks of Host, Origin and key. */
export function addGuards(app: FastifyInstance, keys: KeyCheck, hosts: HostGuardOptions): void {
  app.decorateRequest("client", "");
  app.decorateRequest("authorized", false);
  app.addHook("onRequest", async (request, reply) => {
    void reply.header("x-request-id", request.id);
    void reply.header("x-content-type-options", "nosniff");
    checkHostAndOrigin({ ...request.headers, host: requestHost(request.raw) }, hosts);
    // Of the header, too: a proxy in front may have looked at either.
    checkHostAndOrigin(request.headers, hosts);
    identify(request, keys);
    // Browsers cannot set headers on a WebSocket: there the key may come in the first message.
    const open = request.routeOptions.config.open === true || request.is404;
    if (!request.authorized && !open) throw wrongKey();
    checkBodyCoding(request.raw);
    if (request.ws && request.routeOptions.config.socket !== true && !request.is404) {
      throw new RequestError(400, "NO_WEBSOCKET", "There is no WebSocket here. Call /ws/tts.");
    }
  });
}

/** The refusal of a missing or wrong key. */
export function wrongKey(): RequestError {
  return new RequestError(
    401,
    "invalid_api_key",
    "A valid API key is needed. Send it as Authorization: Bearer KEY.",
  );
}

function identify(request: FastifyRequest, keys: KeyCheck): void {
  const key = bearerKey(request.headers.authorization);
  const name = key === undefined ? undefined : keys.identify(key);
  request.client = name ?? request.ip;
  request.authorized = !keys.required || name !== undefined;
  if (keys.required && key !== undefined && name === undefined) throw wrongKey();
}
