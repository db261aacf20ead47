/**
 * A file store whose every failure has a code.
 * @module
 */
import { throwIfAborted } from "@cosyvoice-lite/spec";
import type { FileStore } from "./file-store";
import { storageError } from "./storage-error";

/**
 * Wraps a store: whatever it throws becomes `STORAGE_FULL` or `DOWNLOAD_FAILED` with the cause kept, or `ABORTED` once
 * the signal has fired.
 */
export function guardStore(store: FileStore, signal: AbortSignal | undefined): FileStore {
  const { location } = store;
  const guard = async <T>(path: string, work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (cause) {
      throwIfAborted(signal);
      throw storageError(cause, path, location);
    }
  };
  return {
    location,
    size: (path) => guard(path, store.size(path)),
    read: (path) => guard(path, store.read(path)),
    sha256: (path) => guard(path, store.sha256(path, signal)),
    async write(path, start) {
      const writer = await guard(path, store.write(path, start));
      return {
        append: (bytes) => guard(path, writer.append(bytes)),
        close: () => guard(path, writer.close()),
      };
    },
    rename: (from, to) => guard(to, store.rename(from, to)),
    remove: (path) => guard(path, store.remove(path)),
  };
}
