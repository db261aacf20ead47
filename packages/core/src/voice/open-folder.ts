/**
 * The folder that a caller names: on disk in Node; browser bundles get the other file of this name.
 * @module
 */
import type { VoiceSource } from "./voice-source";

/** @param folder - A path, or a `file:` URL. */
export async function openFolder(folder: string | URL): Promise<VoiceSource> {
  const { createFolderSource } = await import("./folder-source");
  return createFolderSource(folder);
}
