import {
  SynthesisError,
  throwIfAborted,
  type VoiceFile,
  parseVoiceManifest,
  type VoiceManifest,
} from "@cosyvoice-lite/spec";
import { concat } from "@cosyvoice-lite/spec/helpers";
import type { FileStore } from "./file-store";
import { connectionOf, OriginError, type VoiceOrigin } from "./voice-origin";
import { LARGEST_MANIFEST } from "../voice-source";

/** Attempts in a row that may bring nothing new. */
const ATTEMPTS = 6;

/** What fetching needs. */
interface FetchFileRequest {
  readonly origin: VoiceOrigin;
  readonly store: FileStore;
  readonly file: VoiceFile;
  /** Waits between attempts. */
  readonly wait: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  readonly signal?: AbortSignal;
  /** Told how many bytes of the file are there. */
  readonly onReceived: (bytes: number) => void;
  /** Told before a new attempt. */
  readonly onRetry: (reason: string) => void;
}

/** The name under which an unfinished file waits. */
export const partOf = (path: string) => `${path}.part`;

/**
 * Fetches until the part has the length and the hash of the manifest. A part that was there goes on where it ended; if
 * the hash of what was put together turns out wrong, the file is fetched once more from the start. From an origin that does not
 * give ranges as they are asked for, every attempt takes the whole file.
 *
 * Rejects with `VOICE_INVALID` (the origin's file is another one; its part is removed), `DOWNLOAD_FAILED` (the origin does
 * not give it), `STORAGE_FULL` or `ABORTED` (the part stays).
 */
export async function fetchFile(request: FetchFileRequest): Promise<void> {
  const { store, file, wait, signal, origin, onRetry } = request;
  const part = partOf(file.path);
  let furthest = (await store.size(part)) ?? 0;
  let isOfEarlierRun = furthest > 0;
  let vain = 0;
  let takesRanges = true;
  for (;;) {
    throwIfAborted(signal, "download");
    const attempt = await transfer(request, takesRanges);
    throwIfAborted(signal, "download");
    if (attempt.beyond) {
      // The part stays until the origin has begun to give the whole.
      takesRanges = false;
      onRetry(`${origin.location} does not go on with ${file.path}; it is fetched from the start`);
      continue;
    }
    if (attempt.received === file.bytes) {
      if ((await store.sha256(part, signal)) === file.sha256) return;
      attempt.wrong = "has another SHA-256";
    }
    if (attempt.wrong) {
      await store.remove(part);
      // What came in one answer is the origin's own.
      if (attempt.start === 0) throw otherFile(file, origin, attempt.wrong);
      // The part was begun by an earlier run, perhaps of another version of the voice; or the origin lies about ranges.
      if (!isOfEarlierRun) takesRanges = false;
      isOfEarlierRun = false;
      furthest = 0;
      onRetry(`${file.path} ${attempt.wrong}; it is fetched from the start`);
      continue;
    }
    // Attempts that begin anew may get further by luck alone: they are few in any case.
    vain = takesRanges && attempt.received > furthest ? 0 : vain + 1;
    furthest = Math.max(furthest, attempt.received);
    const reason = attempt.broken ?? "the connection ended early";
    if (vain >= ATTEMPTS) {
      throw new SynthesisError(
        "DOWNLOAD_FAILED",
        `${file.path} does not come from ${origin.location}: ${reason}. Check the connection and pull again: what has come is kept.`,
        { cause: attempt.cause },
      );
    }
    onRetry(reason);
    await wait(Math.min(500 * 2 ** vain, 8000), signal);
  }
}

interface Attempt {
  /** Offset that the origin began at. */
  start: number;
  /** Bytes of the part afterwards. */
  received: number;
  /** The file cannot be the right one. */
  wrong?: string;
  /** The origin does not go on where the part ends. */
  beyond?: boolean;
  /** The connection broke. */
  broken?: string;
  cause?: unknown;
}

async function transfer(
  { origin, store, file, signal, onReceived }: FetchFileRequest,
  takesRanges: boolean,
): Promise<Attempt> {
  const part = partOf(file.path);
  let received = (await store.size(part)) ?? 0;
  if (received === file.bytes && received > 0) return { start: received, received };
  if (received > file.bytes) return { start: received, received, wrong: "is too long" };
  if (!takesRanges) received = 0;
  let start = received;
  try {
    const content = await origin.open(file.path, { start, signal });
    start = received = content.start;
    const writer = await store.write(part, start);
    try {
      for await (const bytes of connectionOf(content.body)) {
        if (received + bytes.length > file.bytes) return { start, received, wrong: "is too long" };
        await writer.append(bytes);
        received += bytes.length;
        onReceived(received);
      }
    } finally {
      await writer.close();
    }
    // A whole file that ends in good order before its time is another file.
    const wrong = !takesRanges && received < file.bytes ? "is too short" : undefined;
    return { start, received, wrong };
  } catch (cause) {
    throwIfAborted(signal, "download");
    if (!(cause instanceof OriginError)) throw cause;
    if (cause.problem === "beyond") return { start, received, beyond: true };
    if (cause.problem !== "passing") throw refusal(file, origin, cause);
    return { start, received, broken: cause.message, cause };
  }
}

function otherFile(file: VoiceFile, origin: VoiceOrigin, problem: string): SynthesisError {
  return new SynthesisError(
    "VOICE_INVALID",
    `${file.path} at ${origin.location} ${problem} (expected ${file.bytes} bytes with SHA-256 ${file.sha256}). ` +
      "Report this to the publisher of the voice, or pull it from another address.",
  );
}

function refusal(file: VoiceFile, origin: VoiceOrigin, cause: OriginError): SynthesisError {
  if (cause.problem === "missing") return otherFile(file, origin, "is missing");
  return new SynthesisError(
    "DOWNLOAD_FAILED",
    `${origin.location} does not give ${file.path}: ${cause.message}. Check the address and your access.`,
    { cause },
  );
}

/** A manifest and the bytes that it was read from. */
interface FetchedManifest {
  readonly manifest: VoiceManifest;
  readonly content: Uint8Array;
}

/** What fetching the manifest needs. */
type FetchManifestRequest = Pick<FetchFileRequest, "origin" | "wait" | "signal" | "onRetry">;

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

/** Waits; an abort ends the wait early, and whoever waited finds the signal fired. */
export function defaultWait(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const finish = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", finish);
      resolve();
    };
    const timer = setTimeout(finish, milliseconds);
    signal?.addEventListener("abort", finish);
  });
}
