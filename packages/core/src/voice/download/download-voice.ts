import {
  throwIfAborted,
  type VoiceFile,
  type SynthesisWarning,
  SynthesisError,
  type VoiceManifest,
} from "@cosyvoice-lite/spec";
import { guardListener, withWarnings } from "../../progress-listener";
import { defaultWait, fetchFile, partOf, fetchManifest, checkedManifest } from "./fetch-file";
import { type FileStore, guardStore } from "./file-store";
import { resolveOrigin } from "./resolve-origin";
import type { VoiceOrigin } from "./voice-origin";
import type { Fetch } from "../open-http";

/**
 * Downloads a voice. Each file grows as `NAME.part` and goes on there after an interruption; only when all are whole and
 * their hashes right do they get their names, `voice.json` last: a folder with a `voice.json` is a whole voice, and an
 * older voice in it stays as it is until then. Files that are right already are not fetched. Where another download into the folder
 * is in progress, this one waits for its end.
 * @param source - Address (http, https) of a voice's folder or its `voice.json`, or a folder (path or `file:` URL).
 * @param folder - Folder for the voice; made where it is missing.
 * @param options - Progress, signal, and the network to use.
 * @throws SynthesisError `VOICE_NOT_FOUND`, `VOICE_INVALID` (wrong content, file names that leave the folder),
 *   `DOWNLOAD_FAILED`, `STORAGE_FULL`, `ABORTED`, `INVALID_ARGUMENT`.
 */
export function downloadVoice(
  source: string | URL,
  folder: string,
  options: DownloadOptions = {},
): Promise<DownloadedVoice> {
  const { fetch, headers, signal, onProgress, offline } = options;
  return downloadWith(source, folder, { fetch, headers, signal, onProgress, offline });
}

/** As {@link downloadVoice}, with other files, clocks and patience. */
export async function downloadWith(
  source: string | URL,
  folder: string,
  options: DownloadOptions & DownloadInternals,
): Promise<DownloadedVoice> {
  const { signal, offline = false } = options;
  throwIfAborted(signal, "download");
  const store = guardStore(options.files ?? (await openFolder(folder)), signal);
  const listener = guardListener(options.onProgress);
  const guarded = { ...options, onProgress: listener.tell };
  const voice = offline
    ? await checkFolder(store, guarded)
    : await fetchVoice(await resolveOrigin(source, options), store, guarded);
  return withWarnings(voice, await listener.take());
}

async function fetchVoice(
  origin: VoiceOrigin,
  store: Required<FileStore>,
  options: DownloadOptions & DownloadInternals,
): Promise<DownloadedVoice> {
  const { signal, onProgress, wait = defaultWait } = options;
  const state = { file: "voice.json", received: 0, bytes: 0 };
  const onRetry = (reason: string) => onProgress?.({ ...state, state: "retrying", reason });
  const { manifest, content } = await fetchManifest({ origin, wait, signal, onRetry });
  state.bytes = totalBytes(manifest);

  const fetchFiles = async (): Promise<readonly VoiceFile[]> => {
    const fetched: VoiceFile[] = [];
    let done = 0;
    for (const file of manifest.files) {
      state.file = file.path;
      const kept = await isWhole(store, file, signal);
      if (!kept) {
        const onReceived = (bytes: number) => {
          state.received = done + bytes;
          onProgress?.({ ...state, state: "receiving" });
        };
        await fetchFile({ origin, store, file, wait, signal, onReceived, onRetry });
        fetched.push(file);
      }
      done += file.bytes;
      state.received = done;
      onProgress?.({ ...state, state: kept ? "kept" : "checked" });
    }
    throwIfAborted(signal, "download");
    await putInPlace(store, fetched, content);
    return fetched;
  };

  const reason = "another download into this folder is in progress";
  const onWait = () => onProgress?.({ ...state, state: "waiting", reason });
  const release = await store.lock({ onWait, signal });
  const fetched = await fetchFiles().finally(release);
  const { id, name } = manifest;
  const received = fetched.reduce((sum, { bytes }) => sum + bytes, 0);
  return { folder: store.location, id, name, bytes: state.bytes, fetched: received, warnings: [] };
}

async function openFolder(folder: string): Promise<FileStore> {
  return (await import("./node-file-store")).createNodeFileStore(folder);
}

/** Only names change here and the manifest is written: the moment in which a voice is half old, half new is short. */
async function putInPlace(store: FileStore, files: readonly VoiceFile[], manifest: Uint8Array) {
  const writer = await store.write(partOf("voice.json"), 0);
  try {
    await writer.append(manifest);
  } finally {
    await writer.close();
  }
  for (const path of [...files.map((file) => file.path), "voice.json"])
    await store.rename(partOf(path), path);
}

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

/** Bytes of all files of a voice. */
function totalBytes({ files }: VoiceManifest): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** Whether a file has the length and the hash that the manifest lists. */
async function isWhole(store: FileStore, file: VoiceFile, signal?: AbortSignal): Promise<boolean> {
  throwIfAborted(signal, "download");
  if ((await store.size(file.path)) !== file.bytes) return false;
  return (await store.sha256(file.path, signal)) === file.sha256;
}

/**
 * Checks a whole voice without a network.
 * @throws SynthesisError `VOICE_NOT_FOUND` without a manifest, `VOICE_INVALID` where a file is missing or another one.
 */
async function checkFolder(
  store: FileStore,
  { signal, onProgress }: DownloadOptions,
): Promise<DownloadedVoice> {
  if ((await store.size("voice.json")) === undefined) {
    throw new SynthesisError(
      "VOICE_NOT_FOUND",
      `There is no voice in ${store.location}, and offline none can come. Pull it once with a connection.`,
    );
  }
  const manifest = checkedManifest(await store.read("voice.json"), store.location);
  const bytes = totalBytes(manifest);
  let received = 0;
  for (const file of manifest.files) {
    if (!(await isWhole(store, file, signal))) {
      throw new SynthesisError(
        "VOICE_INVALID",
        `${file.path} in ${store.location} is missing or not what voice.json lists, and offline it cannot come. Pull the voice again with a connection.`,
      );
    }
    received += file.bytes;
    onProgress?.({ state: "kept", file: file.path, received, bytes });
  }
  const { id, name } = manifest;
  return { folder: store.location, id, name, bytes, fetched: 0, warnings: [] };
}
