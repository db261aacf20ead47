/**
 * The voices that come with the library, by id. A new voice package is one line here.
 * @module
 */

/** Finds the folder of each bundled voice; its package is imported on use. */
export const BUNDLED_VOICES: Readonly<Record<string, () => Promise<URL>>> = {
  lite: async () => (await import("@cosyvoice-lite/voice-lite")).voiceUrl,
};

/** The voice that speaks when none is named. */
export const DEFAULT_VOICE = "lite";
