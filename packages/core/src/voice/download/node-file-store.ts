/**
 * A folder on disk in Node; imported on use.
 * @module
 */
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, readFile, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { LOCK_FILE, type FileStore } from "./file-store";
import { lockFile } from "./lock-file";

/** The files of a folder, which need not be there yet. */
export function createNodeFileStore(folder: string): FileStore {
  const at = (path: string) => join(folder, path);
  return {
    location: folder,
    async size(path) {
      try {
        const found = await stat(at(path));
        return found.isFile() ? found.size : undefined;
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        if (code === "ENOENT" || code === "ENOTDIR") return undefined;
        throw error;
      }
    },
    read: (path) => readFile(at(path)),
    async sha256(path, signal) {
      const hash = createHash("sha256");
      for await (const bytes of createReadStream(at(path), { signal })) hash.update(bytes);
      return hash.digest("hex");
    },
    async write(path, start) {
      await mkdir(dirname(at(path)), { recursive: true });
      const handle = await open(at(path), start > 0 ? "r+" : "w");
      let position = start;
      await handle.truncate(start);
      return {
        async append(bytes) {
          // The system may take less than it is given, on a disk that is nearly full, for instance.
          for (let done = 0; done < bytes.length;) {
            const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, position);
            done += bytesWritten;
            position += bytesWritten;
          }
        },
        async close() {
          try {
            await handle.sync();
          } finally {
            await handle.close();
          }
        },
      };
    },
    rename: (from, to) => rename(at(from), at(to)),
    remove: (path) => rm(at(path), { force: true }),
    async lock(options) {
      await mkdir(folder, { recursive: true });
      return lockFile(at(LOCK_FILE), options);
    },
  };
}
