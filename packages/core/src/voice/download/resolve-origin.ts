import { SynthesisError } from "@cosyvoice-lite/spec";
import { openHttp, type Fetch } from "../open-http";
import type { VoiceOrigin } from "./voice-origin";

/** How addresses are reached. */
interface ResolveOriginOptions {
  readonly fetch?: Fetch;
  readonly headers?: Readonly<Record<string, string>>;
  readonly stallTimeout?: number;
}

/**
 * An http or https address, a `file:` URL or a folder's path.
 * @throws SynthesisError `INVALID_ARGUMENT` for anything else.
 */
export async function resolveOrigin(
  source: string | URL,
  options: ResolveOriginOptions,
): Promise<VoiceOrigin> {
  const url = addressOf(source);
  if (url?.protocol === "http:" || url?.protocol === "https:")
    return createHttpOrigin(url, options);
  const { createFolderOrigin } = await import("./folder-origin");
  if (url?.protocol === "file:") return createFolderOrigin(url);
  if (url === undefined && typeof source === "string" && source !== "")
    return createFolderOrigin(source.replace(/[\\/]voice\.json$/, ""));
  throw new SynthesisError(
    "INVALID_ARGUMENT",
    `A voice is pulled from an http or https address or from a folder; found ${JSON.stringify(String(source))}.`,
  );
}

/** Two letters at least before the colon: `C:\voice` is a path. */
function addressOf(source: string | URL): URL | undefined {
  if (source instanceof URL) return source;
  return /^[a-z][a-z\d+.-]+:/i.test(source) && URL.canParse(source) ? new URL(source) : undefined;
}

/**
 * The folder at an address: of `https://host/voice`, `https://host/voice/` and `https://host/voice/voice.json?key=1` alike,
 * the query kept for every file.
 * @throws SynthesisError `INVALID_ARGUMENT` for an address with a password in it.
 */
function createHttpOrigin(
  address: URL,
  { fetch, headers, stallTimeout }: ResolveOriginOptions,
): VoiceOrigin {
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
    open(path, { start, signal }) {
      const url = new URL(base);
      url.pathname = `${base.pathname}/${path}`;
      return openHttp(url, { fetch, headers, stallTimeout, start, signal });
    },
  };
}
