import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { OriginError, type VoiceOrigin } from "./voice-origin";

/**
 * A folder to copy from.
 * @param place - Its path or `file:` URL.
 */
export function createFolderOrigin(place: string | URL): VoiceOrigin {
  const folder = typeof place === "string" ? place : fileURLToPath(place);
  return {
    location: folder,
    async open(path, { start, signal }) {
      const file = join(folder, path);
      const size = await stat(file).then(
        (found) => {
          // A pipe or a device would never come to an end.
          if (found.isFile()) return found.size;
          throw new OriginError("refused", `${file} is not a regular file`);
        },
        (cause: NodeJS.ErrnoException) => {
          const missing = cause.code === "ENOENT" || cause.code === "ENOTDIR";
          throw new OriginError(missing ? "missing" : "refused", cause.message, { cause });
        },
      );
      if (start > 0 && start >= size) throw new OriginError("beyond", "the file is shorter");
      return { start, body: createReadStream(file, { start, signal }) };
    },
  };
}
