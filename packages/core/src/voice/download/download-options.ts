/**
 * What a download can be told, and what it tells.
 * @module
 */
import type { FileStore } from "./file-store";
import type { Fetch } from "./http-origin";

/** How far a download is. */
export interface DownloadProgress {
  /** `kept`: was there already. `receiving`: more bytes came. `retrying`: the connection broke. `checked`: whole and right. */
  readonly state: "kept" | "receiving" | "retrying" | "checked";
  readonly file: string;
  /** Bytes of all files that are there, and that there will be. */
  readonly received: number;
  readonly bytes: number;
  /** Why it is tried again. */
  readonly reason?: string;
}

/** How to download. */
export interface DownloadOptions {
  /** Default: the platform's. */
  readonly fetch?: Fetch;
  /** Sent with every request, such as `Authorization`. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Files of the target folder. Default: the folder on disk in Node. */
  readonly files?: FileStore;
  /** Stops with `ABORTED`; what has come is kept for the next time. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: DownloadProgress) => void;
  /** Touches no network: checks that the folder has a whole voice. Default false. */
  readonly offline?: boolean;
  /** Waits between attempts. Default: half a second, doubled up to eight. */
  readonly wait?: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  /** Milliseconds without a byte after which a connection counts as broken. Default 60,000. */
  readonly stallTimeout?: number;
}

/** A downloaded voice. */
export interface DownloadedVoice {
  readonly folder: string;
  readonly id: string;
  readonly name: string;
  /** Bytes of all files, and of those that had to come. */
  readonly bytes: number;
  readonly fetched: number;
}
