/**
 * The bundled voice: a folder of its package in Node; browser bundles get the other file of this name.
 * @module
 */
import { openFolder } from "./open-folder";
import type { VoiceSource } from "./voice-source";

/** Opens the bundled voice. */
export async function openLite(): Promise<VoiceSource> {
  return openFolder((await import("@cosyvoice-lite/voice-lite")).voiceUrl);
}
