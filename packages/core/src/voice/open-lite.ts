import { openFolder } from "./open-folder";
import type { VoiceSource } from "./voice-source";

// Browser bundles get `open-lite.browser.ts` in its place.
/** Opens the bundled voice. */
export async function openLite(): Promise<VoiceSource> {
  return openFolder((await import("@cosyvoice-lite/voice-lite")).voiceUrl);
}
