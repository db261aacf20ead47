/**
 * The one reader of files of a voice over http and https: ranges, redirects, connections that hang. Downloads and fetched voices share it.
 *
 * Redirects are followed by hand: the caller's headers must not reach another origin, and the platform drops only some of them.
 * @module
 */
import {
  innermostMessage,
  OriginError,
  type OriginContent,
  type OriginProblem,
} from "./download/voice-origin";

/** How to reach a file. */
interface OpenHttpOptions {
  /** Default: the platform's. */
  readonly fetch?: Fetch;
  /** Sent with every request to the address's own origin, such as `Authorization`. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Bytes that are there already. */
  readonly start: number;
  /** Milliseconds without a byte after which a connection counts as broken. Default 60,000. */
  readonly stallTimeout?: number;
  readonly signal?: AbortSignal;
}

/** Milliseconds without a byte after which a connection counts as broken. */
const STALL_TIMEOUT = 60_000;

/**
 * Opens the file at an address.
 * @throws OriginError
 */
export async function openHttp(
  url: URL,
  {
    fetch = (address, init) => globalThis.fetch(address, init),
    headers,
    start,
    stallTimeout = STALL_TIMEOUT,
    signal,
  }: OpenHttpOptions,
): Promise<OriginContent> {
  const watch = watchStalls(stallTimeout, signal);
  let response: Response;
  try {
    response = await fetchFollowing(url, {
      fetch,
      given: headers,
      headers: {
        // Offsets count the file's own bytes, not compressed ones.
        "Accept-Encoding": "identity",
        ...(start > 0 ? { Range: `bytes=${start}-` } : {}),
      },
      signal: watch.signal,
    });
  } catch (cause) {
    watch.stop();
    if (cause instanceof OriginError) throw cause;
    throw new OriginError("passing", innermostMessage(cause), { cause });
  }
  const from = startOf(response, start);
  if (from === undefined) {
    watch.stop();
    await response.body?.cancel().catch(() => undefined);
    const answer = `answered ${response.status} ${response.statusText}`.trim();
    throw new OriginError(problemOf(response.status), `it ${answer}`, { answer });
  }
  return { start: from, body: watch.over(response.body) };
}

/** Offset of the answer's first byte, or `undefined` where the answer is of no use. */
function startOf(response: Response, asked: number): number | undefined {
  if (response.status === 200) return 0;
  if (response.status !== 206) return undefined;
  const range = /^bytes (\d+)-/.exec(response.headers.get("content-range") ?? "");
  return range && Number(range[1]) === asked ? asked : undefined;
}

function problemOf(status: number): OriginProblem {
  if (status === 404 || status === 410) return "missing";
  // 206 comes here with another range than the one that was asked for.
  if (status === 416 || status === 206) return "beyond";
  return status === 408 || status === 425 || status === 429 || status >= 500
    ? "passing"
    : "refused";
}

/** The part of the platform's `fetch` that is used. */
export type Fetch = (
  url: URL,
  init: { headers: Record<string, string>; signal: AbortSignal; redirect: "manual" | "follow" },
) => Promise<Response>;

/** What is asked for. */
interface FollowRequest {
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
async function fetchFollowing(
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

/** A watched connection. */
interface StallWatch {
  /** For the request: fires with the caller's signal, or when nothing comes for a while. */
  readonly signal: AbortSignal;
  /** Ends the watch where no body is read. */
  stop(): void;
  /** The body, watched to its end. */
  over(body: Response["body"]): AsyncGenerator<Uint8Array, void>;
}

/**
 * Watches a connection.
 * @param timeout - Milliseconds without a byte after which it counts as broken.
 * @param outer - The caller's signal.
 */
function watchStalls(timeout: number, outer: AbortSignal | undefined): StallWatch {
  const controller = new AbortController();
  const stall = () => controller.abort(new Error(`no byte came for ${timeout / 1000} seconds`));
  let timer = setTimeout(stall, timeout);
  const follow = () => controller.abort(outer?.reason);
  if (outer?.aborted) follow();
  outer?.addEventListener("abort", follow);
  const stop = () => {
    clearTimeout(timer);
    outer?.removeEventListener("abort", follow);
  };
  return {
    signal: controller.signal,
    stop,
    async *over(body: Response["body"]): AsyncGenerator<Uint8Array, void> {
      const { signal } = controller;
      const reader = body?.getReader();
      // Node's fetch forgets the signal once its request is garbage, so that a body must be stopped from this end.
      const cancel = () => void reader?.cancel(signal.reason).catch(() => undefined);
      signal.addEventListener("abort", cancel);
      try {
        while (reader) {
          signal.throwIfAborted();
          const { done, value } = await reader.read();
          signal.throwIfAborted();
          if (done) return;
          clearTimeout(timer);
          yield value;
          timer = setTimeout(stall, timeout);
        }
      } finally {
        stop();
        signal.removeEventListener("abort", cancel);
        cancel();
      }
    },
  };
}
