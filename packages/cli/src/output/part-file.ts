/**
 * A file that has its name only once it is whole.
 * @module
 */
import { open, rename, rm, type FileHandle } from "node:fs/promises";
import { dirname } from "node:path";
import { usageError } from "../usage-error";
import type { ByteTarget } from "./byte-target";

/** A {@link ByteTarget} that can go back. */
export interface PartFile extends ByteTarget {
  /** Whether anything was written. */
  readonly isOpen: boolean;
  /** Writes over what stands at the beginning. */
  overwriteStart(bytes: Uint8Array): Promise<void>;
}

/**
 * Grows as `FILE.part` and gets its name at the end; `abandon` leaves an older file of that name alone. The first write throws
 * `INVALID_ARGUMENT` where the folder is missing.
 */
export function createPartFile(file: string): PartFile {
  const part = `${file}.part`;
  let handle: FileHandle | undefined;
  return {
    get isOpen() {
      return handle !== undefined;
    },
    async write(bytes) {
      handle ??= await open(part, "w").catch((error: NodeJS.ErrnoException) => {
        if (error.code !== "ENOENT") throw error;
        const folder = dirname(file);
        throw usageError(
          `The folder ${folder} does not exist. Make it first: mkdir -p ${folder}`,
          error,
        );
      });
      await handle.write(bytes);
    },
    async overwriteStart(bytes) {
      await handle?.write(bytes, 0, bytes.length, 0);
    },
    async finish() {
      if (!handle) return;
      await handle.close();
      await rename(part, file);
    },
    async abandon() {
      if (!handle) return;
      await handle.close().catch(() => undefined);
      await rm(part, { force: true });
    },
  };
}
