import type { IncomingMessage } from "node:http";
import { RequestError } from "./request-error";

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
