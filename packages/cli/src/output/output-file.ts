import { open, rename, rm, type FileHandle } from "node:fs/promises";
import { dirname } from "node:path";
import { writeTo, type TerminalOutput } from "../io";
import { usageError } from "../exit-codes";

/** Takes bytes; either `finish` or `abandon` ends it. */
export interface OutputFile {
  write(bytes: Uint8Array): Promise<void>;
  /** Completes the file. @param head - Goes over its first bytes, where that is possible. */
  finish(head?: Uint8Array): Promise<void>;
  /** Leaves nothing half-done behind, as far as that is possible. */
  abandon(): Promise<void>;
}

/** A pipe, which cannot be rewound. */
export function createPipe(stream: TerminalOutput): OutputFile {
  return {
    write: (bytes) => writeTo(stream, bytes),
    finish: async () => undefined,
    abandon: async () => undefined,
  };
}

/**
 * A file that grows as `FILE.part` and gets its name at the end; `abandon` leaves an older file of that name alone. The first write throws
 * `INVALID_ARGUMENT` where the folder is missing.
 */
export function createPartFile(file: string): OutputFile {
  const part = `${file}.part`;
  let handle: FileHandle | undefined;
  return {
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
    async finish(head) {
      if (!handle) return;
      if (head) await handle.write(head, 0, head.length, 0);
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
