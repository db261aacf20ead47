import { SynthesisError, throwIfAborted } from "@cosyvoice-lite/spec";

/** A file being written. */
interface FileWriter {
  /** Appends; when it resolves, the bytes are with the system. Rejects with the system's error, such as `ENOSPC`. */
  append(bytes: Uint8Array): Promise<void>;
  /** Waits until everything is on disk. */
  close(): Promise<void>;
}

/** Files of one folder. Paths have forward slashes and stay inside. */
export interface FileStore {
  /** Shown in messages. */
  readonly location: string;
  /** Bytes of a file, or `undefined` where there is none. */
  size(path: string): Promise<number | undefined>;
  /** The bytes of a whole file; rejects where there is none. */
  read(path: string): Promise<Uint8Array>;
  /** The SHA-256 of a file as 64 lower-case hex digits; the file may be larger than memory. */
  sha256(path: string, signal?: AbortSignal): Promise<string>;
  /** Opens a file to go on at `start`, cutting off what is behind; makes the file and the folders above it. */
  write(path: string, start: number): Promise<FileWriter>;
  /** Gives a file its name in one step; one of that name is replaced. */
  rename(from: string, to: string): Promise<void>;
  /** Removes a file; a missing file is not an error. */
  remove(path: string): Promise<void>;
  /**
   * Keeps the folder for one download at a time; left out where nobody else can write to it.
   * @returns Gives it back.
   */
  lock?(options: LockOptions): Promise<() => Promise<void>>;
}

/** How to wait for a folder. */
export interface LockOptions {
  /** Told once, where another download has the folder. */
  readonly onWait: () => void;
  /** Ends the wait. */
  readonly signal?: AbortSignal;
}

/** The file that stands for a download in progress. */
export const LOCK_FILE = ".pull.lock";

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
