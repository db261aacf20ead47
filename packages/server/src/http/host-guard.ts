/**
 * From where a request may come: Host and Origin.
 * @module
 */
import { isIP } from "node:net";
import type { IncomingHttpHeaders } from "node:http";
import { RequestError } from "./request-error";

/** Allowed names and origins. */
export interface HostGuardOptions {
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
