import type { VoiceSource } from "./voice-source";

// Browser bundles get `open-folder.browser.ts` in its place.
/** @param folder - A path, or a `file:` URL. */
export async function openFolder(folder: string | URL): Promise<VoiceSource> {
  const { createFolderSource } = await import("./folder-source");
  return createFolderSource(folder);
}
