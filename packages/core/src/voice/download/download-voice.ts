/**
 * A voice from somewhere else into a folder here.
 * @module
 */
import { SynthesisError, throwIfAborted, type VoiceFile, type VoiceManifest } from "@cosyvoice-lite/spec";
import { fetchFile, partOf } from "./fetch-file";
import { checkedManifest, fetchManifest } from "./fetch-manifest";
import type { FileStore } from "./file-store";
import type { Fetch } from "./http-origin";
import { resolveOrigin } from "./resolve-origin";
import { storageError } from "./storage-error";

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

/**
 * Downloads a voice. Each file grows as `NAME.part` and goes on there after an interruption; only when all are whole and
 * their hashes right do they get their names, `voice.json` last: a folder with a `voice.json` is a whole voice, and an
 * older voice in it stays as it is until then. Files that are right already are not fetched.
 * @param source - Address (http, https) of a voice's folder or its `voice.json`, or a folder (path or `file:` URL).
 * @param folder - Folder for the voice; made where it is missing.
 * @throws SynthesisError `VOICE_NOT_FOUND`, `VOICE_INVALID` (wrong content, file names that leave the folder),
 *   `DOWNLOAD_FAILED`, `STORAGE_FULL`, `ABORTED`, `INVALID_ARGUMENT`.
 */
export async function downloadVoice(
  source: string | URL,
  folder: string,
  options: DownloadOptions = {},
): Promise<DownloadedVoice> {
  const { signal, onProgress, offline = false, wait = defaultWait } = options;
  throwIfAborted(signal);
  const store = options.files ?? (await openFolder(folder));
  if (offline) return checkFolder(store, options);

  const origin = await resolveOrigin(source, options);
  const state = { file: "voice.json", received: 0, bytes: 0 };
  const onRetry = (reason: string) => onProgress?.({ ...state, state: "retrying", reason });
  const { manifest, content } = await fetchManifest({ origin, wait, signal, onRetry });
  state.bytes = totalBytes(manifest);
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
  throwIfAborted(signal);
  await putInPlace(store, fetched, content);
  const { id, name } = manifest;
  const received = fetched.reduce((sum, { bytes }) => sum + bytes, 0);
  return { folder: store.location, id, name, bytes: state.bytes, fetched: received };
}

async function openFolder(folder: string): Promise<FileStore> {
  return (await import("./node-file-store")).createNodeFileStore(folder);
}

const totalBytes = ({ files }: VoiceManifest) => files.reduce((sum, { bytes }) => sum + bytes, 0);

async function isWhole(store: FileStore, file: VoiceFile, signal?: AbortSignal): Promise<boolean> {
  throwIfAborted(signal);
  if ((await store.size(file.path)) !== file.bytes) return false;
  return (await store.sha256(file.path, signal)) === file.sha256;
}

/** Nothing is read or written here but names and the manifest: the moment in which a voice is half old, half new is short. */
async function putInPlace(store: FileStore, files: readonly VoiceFile[], manifest: Uint8Array) {
  let current = "voice.json";
  try {
    const writer = await store.write(partOf(current), 0);
    try {
      await writer.append(manifest);
    } finally {
      await writer.close();
    }
    for (const { path } of files) {
      current = path;
      await store.rename(partOf(path), path);
    }
    await store.rename(partOf("voice.json"), "voice.json");
  } catch (cause) {
    throw storageError(cause, current, store.location);
  }
}

async function checkFolder(store: FileStore, { signal, onProgress }: DownloadOptions): Promise<DownloadedVoice> {
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
  return { folder: store.location, id: manifest.id, name: manifest.name, bytes, fetched: 0 };
}

function defaultWait(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const finish = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", finish);
      resolve();
    };
    const timer = setTimeout(finish, milliseconds);
    signal?.addEventListener("abort", finish);
  });
}
