/**
 * Redirects, followed by hand: the caller's headers must not reach another origin, and the platform drops only some of them.
 * @module
 */
import { OriginError } from "./voice-origin";

/** The part of the platform's `fetch` that is used. */
export type Fetch = (
  url: URL,
  init: { headers: Record<string, string>; signal: AbortSignal; redirect: "manual" | "follow" },
) => Promise<Response>;

/** What is asked for. */
export interface FollowRequest {
  readonly fetch: Fetch;
  /** The caller's headers: for the first origin only. */
  readonly given?: Readonly<Record<string, string>>;
  /** Headers for every origin. */
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

/** As many as browsers follow. */
const MOST_REDIRECTS = 20;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/**
 * The answer at the end of the redirects.
 * @throws OriginError `refused` for redirects that lead nowhere: nothing will change if they are tried again.
 */
export async function fetchFollowing(
  first: URL,
  { fetch, given, headers, signal }: FollowRequest,
): Promise<Response> {
  let url = first;
  let own = given;
  const seen = new Set<string>();
  for (;;) {
    const response = await fetch(url, {
      headers: { ...own, ...headers },
      signal,
      redirect: "manual",
    });
    // Browsers do not say where a redirect leads; they guard their own headers.
    if (response.type === "opaqueredirect")
      return fetch(url, { headers: { ...headers }, signal, redirect: "follow" });
    if (!REDIRECTS.has(response.status)) return response;
    await response.body?.cancel().catch(() => undefined);
    seen.add(url.href);
    url = target(response, url);
    if (url.origin !== first.origin) own = undefined;
    if (seen.has(url.href)) throw refused(`it redirects in a circle, by ${url.origin}`);
    if (seen.size > MOST_REDIRECTS) throw refused(`it redirects more than ${MOST_REDIRECTS} times`);
  }
}

function target(response: Response, from: URL): URL {
  const location = response.headers.get("location") ?? "";
  if (location === "" || !URL.canParse(location, from))
    throw refused(`it answered ${response.status} without a place to go to`);
  const url = new URL(location, from);
  if (url.protocol === "http:" || url.protocol === "https:") return url;
  throw refused(`it redirects to an address of the kind ${url.protocol}`);
}

const refused = (reason: string) => new OriginError("refused", reason);
