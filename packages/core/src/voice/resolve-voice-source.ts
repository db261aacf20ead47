import { SynthesisError } from "@cosyvoice-lite/spec";
import { openFolder } from "./open-folder";
import type { VoiceSource } from "./voice-source";
import { openLite } from "./open-lite";

/**
 * Id of a bundled voice, a folder's path or `file:` URL (in browsers: its address, also relative to the page), or a source of
 * one's own.
 */
export type VoiceChoice = string | URL | VoiceSource;

/**
 * Finds the source. A string that is no bundled voice's id is a path; write `./lite` for a folder of that name.
 * @throws SynthesisError `INVALID_ARGUMENT` for a value of another kind.
 */
export async function resolveVoiceSource(
  choice: VoiceChoice = DEFAULT_VOICE,
): Promise<VoiceSource> {
  if (typeof choice === "string" && Object.hasOwn(BUNDLED_VOICES, choice)) {
    return BUNDLED_VOICES[choice]();
  }
  if ((typeof choice === "string" && choice !== "") || choice instanceof URL)
    return openFolder(choice);
  if (typeof choice === "object" && choice !== null && typeof choice.read === "function")
    return choice;
  throw new SynthesisError(
    "INVALID_ARGUMENT",
    `The voice must be ${Object.keys(BUNDLED_VOICES).join(", ")}, a folder, a file: URL or a VoiceSource; found ${JSON.stringify(choice)}.`,
  );
}

/** Opens each bundled voice; its package is imported on use. */
export const BUNDLED_VOICES: Readonly<Record<string, () => Promise<VoiceSource>>> = {
  lite: openLite,
};

/** The default voice. */
const DEFAULT_VOICE = "lite";
