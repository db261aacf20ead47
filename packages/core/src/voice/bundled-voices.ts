/**
 * The voices that come with the library, by id. A new voice package is one line here.
 * @module
 */
import { openLite } from "./open-lite";
import type { VoiceSource } from "./voice-source";

/** Opens each bundled voice; its package is imported on use. */
export const BUNDLED_VOICES: Readonly<Record<string, () => Promise<VoiceSource>>> = {
  lite: openLite,
};

/** The default voice. */
export const DEFAULT_VOICE = "lite";
