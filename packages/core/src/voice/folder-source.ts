/**
 * Voices in a folder on disk. The only file of core that touches the file system; it is imported on use.
 * @module
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { SynthesisError } from "@cosyvoice-lite/spec";
import type { VoiceSource } from "./voice-source";

/**
 * A voice folder as a source.
 * @param folder - A path, or a `file:` URL.
 */
export function createFolderSource(folder: string | URL): VoiceSource {
  const location = toPath(folder);
  return {
    location,
    async read(path, { signal } = {}) {
      try {
        return await readFile(join(location, path), { signal });
      } catch (error) {
        const { code, message } = error as NodeJS.ErrnoException;
        if (code === "ENOENT" || code === "ENOTDIR") return undefined;
        if (signal?.aborted)
          throw new SynthesisError("ABORTED", "Loading the voice was aborted.", { cause: error });
        throw new SynthesisError(
          "VOICE_INVALID",
          `The voice's file ${join(location, path)} cannot be read: ${message}`,
          {
            cause: error,
          },
        );
      }
    },
  };
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
