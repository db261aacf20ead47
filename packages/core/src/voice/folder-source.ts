/**
 * Voices in a folder on disk; imported on use, as everything that touches the file system is.
 * @module
 */
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { SynthesisError } from "@cosyvoice-lite/spec";
import type { LocatedFile, VoiceSource } from "./voice-source";

/**
 * A voice folder as a source.
 * @param folder - A path, or a `file:` URL.
 */
export function createFolderSource(folder: string | URL): VoiceSource {
  const location = toPath(folder);
  return {
    location,
    read: (path, { signal } = {}) =>
      readable(join(location, path), signal, (file) => readFile(file, { signal })),
    locate: (path, { signal } = {}) =>
      readable(join(location, path), signal, (file) => hashed(file, signal)),
  };
}

/** Length and hash of a file, read in pieces. */
async function hashed(path: string, signal: AbortSignal | undefined): Promise<LocatedFile> {
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const piece of createReadStream(path, { signal, highWaterMark: 1 << 20 })) {
    hash.update(piece as Buffer);
    bytes += (piece as Buffer).length;
  }
  return { path, bytes, sha256: hash.digest("hex") };
}

/** What `work` makes of a file; `undefined` where there is none. */
async function readable<T>(
  file: string,
  signal: AbortSignal | undefined,
  work: (file: string) => Promise<T>,
): Promise<T | undefined> {
  try {
    return await work(file);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return undefined;
    if (signal?.aborted)
      throw new SynthesisError("ABORTED", "Loading the voice was aborted.", { cause: error });
    throw new SynthesisError(
      "VOICE_INVALID",
      `The voice's file ${file} cannot be read: ${message}`,
      {
        cause: error,
      },
    );
  }
}

function toPath(folder: string | URL): string {
  if (typeof folder === "string" && !folder.startsWith("file:")) return folder;
  const url = new URL(folder);
  if (url.protocol === "file:") return fileURLToPath(url);
  throw new SynthesisError(
    "INVALID_ARGUMENT",
    `A voice must be the id of a bundled voice, a folder, a file: URL or a VoiceSource; found ${url.href}.`,
  );
}
