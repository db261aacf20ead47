/**
 * The bundled voice in browsers: one address per file, since bundlers give every asset a name of its own.
 * @module
 */
import { createFetchSource } from "./fetch-source";
import type { VoiceSource } from "./voice-source";

/** Opens the bundled voice. */
export async function openLite(): Promise<VoiceSource> {
  const { voiceFiles } = await import("@cosyvoice-lite/voice-lite/files");
  const files = voiceFiles();
  return createFetchSource({ location: "the bundled voice lite", at: (path) => files[path] });
}
