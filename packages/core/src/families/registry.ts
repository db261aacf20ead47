/**
 * The families by `manifest.family`. A new one is a folder and a line.
 * @module
 */
import { SynthesisError } from "@cosyvoice-lite/spec";
import type { VoiceFamily } from "./family";

const FAMILIES: Readonly<Record<string, () => Promise<VoiceFamily>>> = {
  cosyvoice1: async () => (await import("./cosyvoice1/open-cosyvoice1")).cosyVoice1Family,
  lite: async () => (await import("./lite/lite-family")).liteFamily,
};

/**
 * Finds a family.
 * @throws SynthesisError `VOICE_INVALID` naming the known ones.
 */
export async function findFamily(name: string): Promise<VoiceFamily> {
  if (Object.hasOwn(FAMILIES, name)) return FAMILIES[name]();
  throw new SynthesisError(
    "VOICE_INVALID",
    `voice.json: family is "${name}"; this version knows ${Object.keys(FAMILIES).join(", ")}. Update @cosyvoice-lite/core.`,
  );
}
