import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { isIP } from "node:net";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { RequestError } from "./errors";

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

/** Allowed names and origins. */
interface HostGuardOptions {
  /** Host names besides `localhost` and bare addresses, lower case; `*` allows all. */
  readonly allowedHosts: readonly string[];
  /** Origins besides the server's own; `*` allows all. */
  readonly corsOrigins: readonly string[];
}

/**
 * Checks both headers. A web page can make a browser call a server on its user's machine, by name (DNS rebinding) or directly;
 * the first shows in `Host`, the second in `Origin`. Bare addresses are safe: rebinding needs a name.
 * @throws RequestError 403.
 */
export function checkHostAndOrigin(
  { host, origin }: Pick<IncomingHttpHeaders, "host" | "origin">,
  { allowedHosts, corsOrigins }: HostGuardOptions,
): void {
  const name = hostName(host);
  if (name === undefined || !(isLocalOrAddress(name) || isListed(name, allowedHosts))) {
    throw new RequestError(
      403,
      "host_not_allowed",
      "The server does not answer to this host name. Its operator can allow it with --allow-host.",
    );
  }
  if (origin === undefined || isListed(origin, corsOrigins)) return;
  // http or https: a proxy in front may have added the encryption.
  const own = URL.canParse(origin) ? new URL(origin) : undefined;
  if (own && /^https?:$/.test(own.protocol) && own.host === host?.toLowerCase()) return;
  throw new RequestError(
    403,
    "origin_not_allowed",
    "Pages of this origin may not call the server. Its operator can allow them with --cors.",
  );
}

/** The name without port and brackets; `undefined` for what is none. */
function hostName(host: string | undefined): string | undefined {
  const match = /^(?:\[([\da-f:.]{2,45})\]|([\w.-]{1,253}))(?::\d{1,5})?$/i.exec(host ?? "");
  return (match?.[1] ?? match?.[2])?.toLowerCase();
}

const isLocalOrAddress = (name: string): boolean =>
  name === "localhost" || name.endsWith(".localhost") || isIP(name) !== 0;

const isListed = (value: string, list: readonly string[]): boolean =>
  list.includes("*") || list.includes(value);

/** Tells whether a key is one of the server's, in a time that says nothing about them. */
export interface KeyCheck {
  /** Whether requests need a key at all. */
  readonly required: boolean;
  /** The key's name for logs and fairness: its position; `undefined` for a wrong key. */
  identify(key: string): string | undefined;
}

/** @param keys - None: no request needs one. */
export function createKeyCheck(keys: readonly string[]): KeyCheck {
  // Digests have one length, which is what the comparison needs.
  const digests = keys.map(digest);
  return {
    required: keys.length > 0,
    identify(key) {
      const candidate = digest(key);
      let found: string | undefined;
      for (const [index, each] of digests.entries())
        if (timingSafeEqual(each, candidate)) found = `key ${index}`;
      return found;
    },
  };
}

/** The key in an `Authorization` header; `undefined` where there is none. */
export function bearerKey(header: string | undefined): string | undefined {
  return header === undefined ? undefined : /^Bearer +(\S+) *$/i.exec(header)?.[1];
}

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();

/** Names of UTF-8 and of what it contains. */
const CHARSETS = new Set(["utf-8", "utf8", "us-ascii"]);

/**
 * Checks that a request names one host, and the same one in its target where that is a whole address.
 * @returns The host that counts: the target's, else that of the header.
 * @throws RequestError 400.
 */
export function requestHost({
  rawHeaders,
  headers,
  url = "",
}: IncomingMessage): string | undefined {
  const hosts = rawHeaders.filter((name, index) => index % 2 === 0 && /^host$/i.test(name));
  if (hosts.length > 1 || headers.host === undefined) {
    throw new RequestError(400, "INVALID_REQUEST", "A request must have one Host header.");
  }
  if (url.startsWith("/") || url === "*") return headers.host;
  // A whole address, as clients send it to a proxy: its host takes the place of the header's.
  const target = URL.canParse(url) ? new URL(url) : undefined;
  if (target === undefined || !/^https?:$/.test(target.protocol) || target.username !== "")
    throw new RequestError(400, "INVALID_REQUEST", "The request's target is not a path.");
  return target.host;
}

/**
 * Checks that a body is one that this server can read; its JSON is looked at later.
 * @throws RequestError 415.
 */
export function checkBodyCoding({ headers }: Pick<IncomingMessage, "headers">): void {
  const { "content-encoding": encoding, "content-type": type = "" } = headers;
  if (encoding !== undefined && !/^\s*(?:identity)?\s*$/i.test(encoding)) {
    throw new RequestError(
      415,
      "UNSUPPORTED_ENCODING",
      "The server does not read compressed bodies. Send it without Content-Encoding.",
    );
  }
  const charset = /;\s*charset\s*=\s*"?([^\s";]*)/i.exec(type)?.[1];
  if (charset !== undefined && !CHARSETS.has(charset.toLowerCase())) {
    throw new RequestError(
      415,
      "UNSUPPORTED_CHARSET",
      "The server reads UTF-8 only. Send it as application/json; charset=utf-8.",
    );
  }
}
