/**
 * What a download can be told, and what it tells.
 * @module
 */
import type { SynthesisWarning } from "@cosyvoice-lite/spec";
import type { FileStore } from "./file-store";
import type { Fetch } from "../open-http";

/** How far a download is. */
export interface DownloadProgress {
  /**
   * `waiting`: for another download into the folder. `kept`: was there already. `receiving`: more bytes came. `retrying`: the
   * connection broke. `checked`: whole and right.
   */
  readonly state: "waiting" | "kept" | "receiving" | "retrying" | "checked";
  /** Path inside the voice's folder. */
  readonly file: string;
  /** Bytes of all files that are there, and that there will be. */
  readonly received: number;
  /** Bytes of the whole file. */
  readonly bytes: number;
  /** Why it waits or is tried again. */
  readonly reason?: string;
}

/** How to download. */
export interface DownloadOptions {
  /** Default: the platform's. Redirects are followed here (it is called with `redirect: "manual"`). */
  readonly fetch?: Fetch;
  /** Sent with every request, such as `Authorization`; not to another origin that a redirect leads to. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Stops with `ABORTED`; what has come is kept for the next time. */
  readonly signal?: AbortSignal;
  /** Told for every part that arrives. */
  readonly onProgress?: (progress: DownloadProgress) => void;
  /** Touches no network: checks that the folder has a whole voice. Default false. */
  readonly offline?: boolean;
}

/** What tests put in place of the platform's. */
export interface DownloadInternals {
  /** Files of the target folder. Default: the folder on disk in Node. */
  readonly files?: FileStore;
  /** Waits between attempts. Default: half a second, doubled up to eight. */
  readonly wait?: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  /** Milliseconds without a byte after which a connection counts as broken. Default 60,000. */
  readonly stallTimeout?: number;
}

/** A downloaded voice. */
export interface DownloadedVoice {
  /** Path of the folder that holds the voice now. */
  readonly folder: string;
  /** The voice's id, as in its `voice.json`. */
  readonly id: string;
  /** The voice's name for people. */
  readonly name: string;
  /** Bytes of all files, and of those that had to come. */
  readonly bytes: number;
  /** Bytes that were fetched this time; 0 where all files were right already. */
  readonly fetched: number;
  /** What was noticed on the way: that a promise of `onProgress` was rejected. */
  readonly warnings: readonly SynthesisWarning[];
}
