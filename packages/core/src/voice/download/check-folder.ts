/**
 * What of a voice is in a folder already.
 * @module
 */
import {
  SynthesisError,
  throwIfAborted,
  type VoiceFile,
  type VoiceManifest,
} from "@cosyvoice-lite/spec";
import type { DownloadedVoice, DownloadOptions } from "./download-options";
import { checkedManifest } from "./fetch-manifest";
import type { FileStore } from "./file-store";

/** Bytes of all files of a voice. */
export function totalBytes({ files }: VoiceManifest): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** Whether a file has the length and the hash that the manifest lists. */
export async function isWhole(
  store: FileStore,
  file: VoiceFile,
  signal?: AbortSignal,
): Promise<boolean> {
  throwIfAborted(signal, "download");
  if ((await store.size(file.path)) !== file.bytes) return false;
  return (await store.sha256(file.path, signal)) === file.sha256;
}

/**
 * Checks a whole voice without a network.
 * @throws SynthesisError `VOICE_NOT_FOUND` without a manifest, `VOICE_INVALID` where a file is missing or another one.
 */
export async function checkFolder(
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
