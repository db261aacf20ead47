/**
 * Voices behind http and https.
 * @module
 */
import { SynthesisError } from "@cosyvoice-lite/spec";
import { fetchFollowing, type Fetch } from "./fetch-following";
import { watchStalls } from "./watch-stalls";
import {
  innermostMessage,
  OriginError,
  type OriginProblem,
  type VoiceOrigin,
} from "./voice-origin";

/** How to reach the server. */
export interface HttpOriginOptions {
  readonly fetch: Fetch;
  /** Sent with every request to the address's own origin, such as `Authorization`. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Milliseconds without a byte after which a connection counts as broken. */
  readonly stallTimeout: number;
}

/**
 * The folder at an address: of `https://host/voice`, `https://host/voice/` and `https://host/voice/voice.json?key=1` alike,
 * the query kept for every file.
 * @throws SynthesisError `INVALID_ARGUMENT` for an address with a password in it.
 */
export function createHttpOrigin(address: URL, options: HttpOriginOptions): VoiceOrigin {
  if (address.username !== "" || address.password !== "") {
    throw new SynthesisError(
      "INVALID_ARGUMENT",
      `The address must not hold a user name or password, since addresses end up in messages. Give an Authorization header instead.`,
    );
  }
  const base = new URL(address);
  base.hash = "";
  base.pathname = base.pathname.replace(/\/(?:voice\.json)?$/, "");
  const location = `${base.origin}${base.pathname}`;
  return {
    location,
    async open(path, { start, signal }) {
      const url = new URL(base);
      url.pathname = `${base.pathname}/${path}`;
      const watch = watchStalls(options.stallTimeout, signal);
      let response: Response;
      try {
        response = await fetchFollowing(url, {
          fetch: options.fetch,
          given: options.headers,
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
        throw new OriginError(
          problemOf(response.status),
          `it answered ${response.status} ${response.statusText}`.trim(),
        );
      }
      return { start: from, body: watch.over(response.body) };
    },
  };
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
