import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { SynthesisError } from "@cosyvoice-lite/spec";
import type { LocatedFile, ReadFileOptions, VoiceSource } from "./voice-source";

/**
 * A voice folder as a source.
 * @param folder - A path, or a `file:` URL.
 */
export function createFolderSource(folder: string | URL): VoiceSource {
  const location = toPath(folder);
  return {
    location,
    read: (path, { signal, limit } = {}) =>
      readable(join(location, path), { signal, limit }, (file) => readFile(file, { signal })),
    locate: (path, { signal, limit } = {}) =>
      readable(join(location, path), { signal, limit }, (file) => hashed(file, signal)),
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

/** What `work` makes of a regular file that is not too large; `undefined` where there is none. */
async function readable<T>(
  file: string,
  { signal, limit = Infinity }: Pick<ReadFileOptions, "signal" | "limit">,
  work: (file: string) => Promise<T>,
): Promise<T | undefined> {
  try {
    const found = await stat(file);
    // A pipe or a device would never come to an end.
    if (!found.isFile()) throw new Error("it is not a regular file");
    if (found.size > limit)
      throw new Error(`it has ${found.size} bytes, ${limit} at most are right`);
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
