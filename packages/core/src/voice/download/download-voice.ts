/**
 * A voice from somewhere else into a folder here.
 * @module
 */
import { throwIfAborted, type VoiceFile } from "@cosyvoice-lite/spec";
import { guardListener, withWarnings } from "../../progress-listener";
import { checkFolder, isWhole, totalBytes } from "./check-folder";
import type { DownloadedVoice, DownloadInternals, DownloadOptions } from "./download-options";
import { defaultWait } from "./default-wait";
import { fetchFile, partOf } from "./fetch-file";
import { fetchManifest } from "./fetch-manifest";
import type { FileStore } from "./file-store";
import { guardStore } from "./guard-store";
import { resolveOrigin } from "./resolve-origin";
import type { VoiceOrigin } from "./voice-origin";

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
