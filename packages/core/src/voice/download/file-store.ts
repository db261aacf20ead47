/**
 * The folder that a voice is downloaded into, as the download sees it.
 * @module
 */

/** A file being written. */
export interface FileWriter {
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
