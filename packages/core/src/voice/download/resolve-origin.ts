/**
 * From what the caller names to a place with files.
 * @module
 */
import { SynthesisError } from "@cosyvoice-lite/spec";
import type { Fetch } from "./fetch-following";
import { createHttpOrigin } from "./http-origin";
import type { VoiceOrigin } from "./voice-origin";

/** How addresses are reached. */
export interface ResolveOriginOptions {
  readonly fetch?: Fetch;
  readonly headers?: Readonly<Record<string, string>>;
  readonly stallTimeout?: number;
}

/** Milliseconds without a byte after which a connection counts as broken. */
const STALL_TIMEOUT = 60_000;

/**
 * An http or https address, a `file:` URL or a folder's path.
 * @throws SynthesisError `INVALID_ARGUMENT` for anything else.
 */
export async function resolveOrigin(
  source: string | URL,
  { fetch, headers, stallTimeout = STALL_TIMEOUT }: ResolveOriginOptions,
): Promise<VoiceOrigin> {
  const url = addressOf(source);
  if (url?.protocol === "http:" || url?.protocol === "https:") {
    return createHttpOrigin(url, {
      fetch: fetch ?? ((address, init) => globalThis.fetch(address, init)),
      headers,
      stallTimeout,
    });
  }
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
