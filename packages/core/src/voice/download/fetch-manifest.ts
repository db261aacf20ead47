/**
 * `voice.json` from an origin, checked before anything is written.
 * @module
 */
import {
  parseVoiceManifest,
  SynthesisError,
  throwIfAborted,
  type VoiceManifest,
} from "@cosyvoice-lite/spec";
import { concat } from "@cosyvoice-lite/spec/helpers";
import { LARGEST_MANIFEST } from "../voice-source";
import { ATTEMPTS, type FetchFileRequest } from "./fetch-file";
import { connectionOf, OriginError, type VoiceOrigin } from "./voice-origin";

/** A manifest and the bytes that it was read from. */
export interface FetchedManifest {
  readonly manifest: VoiceManifest;
  readonly content: Uint8Array;
}

/** What fetching the manifest needs. */
export type FetchManifestRequest = Pick<FetchFileRequest, "origin" | "wait" | "signal" | "onRetry">;

/**
 * Fetches and checks the manifest.
 *
 * Rejects with `VOICE_NOT_FOUND` (there is none), `VOICE_INVALID` (it is no manifest, or names files that must not be
 * written), `DOWNLOAD_FAILED` or `ABORTED`.
 */
export async function fetchManifest(request: FetchManifestRequest): Promise<FetchedManifest> {
  const { origin, wait, signal, onRetry } = request;
  for (let attempt = 1; ; attempt++) {
    throwIfAborted(signal, "download");
    try {
      const content = await readAll(origin, signal);
      return { content, manifest: checkedManifest(content, origin.location) };
    } catch (cause) {
      throwIfAborted(signal, "download");
      if (!(cause instanceof OriginError)) throw cause;
      if (cause.problem === "missing") {
        throw new SynthesisError(
          "VOICE_NOT_FOUND",
          `There is no voice at ${origin.location}: voice.json is missing (${cause.message}). Give the address of a folder with a voice.json.`,
          { cause },
        );
      }
      const { message, problem } = cause;
      if (problem !== "passing" || attempt >= ATTEMPTS) {
        throw new SynthesisError(
          "DOWNLOAD_FAILED",
          `voice.json does not come from ${origin.location}: ${message}. Check the address, the connection and your access.`,
          { cause },
        );
      }
      onRetry(message);
    }
    await wait(Math.min(500 * 2 ** attempt, 8000), signal);
  }
}

async function readAll(origin: VoiceOrigin, signal: AbortSignal | undefined): Promise<Uint8Array> {
  const { body } = await origin.open("voice.json", { start: 0, signal });
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const bytes of connectionOf(body)) {
    size += bytes.length;
    if (size > LARGEST_MANIFEST) {
      throw new SynthesisError(
        "VOICE_INVALID",
        `voice.json at ${origin.location} is larger than any manifest. Check the address.`,
      );
    }
    pieces.push(bytes);
  }
  return concat(Uint8Array, pieces);
}

/** The manifest in some bytes; its file names stay inside the folder and off the download's own names. */
export function checkedManifest(content: Uint8Array, location: string): VoiceManifest {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(content));
  } catch (cause) {
    throw new SynthesisError(
      "VOICE_INVALID",
      `voice.json at ${location} is not valid JSON. Check the address: a page to sign in may have come in its place.`,
      { cause },
    );
  }
  const manifest = parseVoiceManifest(json);
  const reserved = manifest.files.find(({ path }) =>
    /^voice\.json$|\.part$|^\.pull\.lock/i.test(path),
  );
  if (!reserved) return manifest;
  throw new SynthesisError(
    "VOICE_INVALID",
    `voice.json at ${location} lists ${reserved.path}, a name that the download uses itself. Export the voice again.`,
  );
}
