/**
 * A file store whose every failure has a code.
 * @module
 */
import { SynthesisError, throwIfAborted } from "@cosyvoice-lite/spec";
import { LOCK_FILE, type FileStore } from "./file-store";

/**
 * Wraps a store: whatever it throws becomes `STORAGE_FULL` or `DOWNLOAD_FAILED` with the cause kept, or `ABORTED` once
 * the signal has fired.
 */
export function guardStore(store: FileStore, signal: AbortSignal | undefined): Required<FileStore> {
  const { location } = store;
  const guard = async <T>(path: string, work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (cause) {
      throwIfAborted(signal, "download");
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
    async lock(options) {
      let thrown: { readonly error: unknown } | undefined;
      const onWait = () => {
        try {
          options.onWait();
        } catch (error) {
          thrown = { error };
          throw error;
        }
      };
      const taken = store.lock?.({ ...options, onWait }) ?? Promise.resolve(undefined);
      const release = await guard(LOCK_FILE, taken).catch((error: unknown) => {
        // What the caller's own listener throws is no trouble of the folder.
        throw thrown ? thrown.error : error;
      });
      return async () => guard(LOCK_FILE, release?.() ?? Promise.resolve());
    },
  };
}

const FULL = new Set(["ENOSPC", "EDQUOT", "EFBIG"]);

/** The coded error for what the file system threw. */
function storageError(cause: unknown, path: string, location: string): SynthesisError {
  const { code, message } = (cause ?? {}) as { code?: string; message?: string };
  if (code !== undefined && FULL.has(code)) {
    return new SynthesisError(
      "STORAGE_FULL",
      `There is no room for ${path} in ${location} (${code}). Free some space and pull again: what has come is kept and goes on from there.`,
      { cause },
    );
  }
  return new SynthesisError(
    "DOWNLOAD_FAILED",
    `${path} cannot be written in ${location}: ${message ?? String(cause)}. Check the folder's permissions, or name another.`,
    { cause },
  );
}
