/**
 * Voices of the family `cosyvoice1`: CosyVoice's 300M models as `tools/export-cosyvoice` writes them.
 * @module @cosyvoice-lite/cosyvoice
 */
import type { VoiceFamily } from "@cosyvoice-lite/spec";

export type { CosyVoiceOptions, FlowProgress, TokenProgress } from "./options";
export type {
  CosyVoice1Flow,
  CosyVoice1Hift,
  CosyVoice1Llm,
  CosyVoice1Sampling,
  CosyVoice1Spec,
  CosyVoice1Stream,
} from "./section";

/**
 * The family, for `createSynthesizer({ voice, families: [cosyvoice()] })`. Its code is loaded when a voice needs it.
 */
export function cosyvoice(): VoiceFamily {
  return {
    name: "cosyvoice1",
    open: async (context) => (await import("./open")).openCosyVoice1(context),
  };
}

/** What worker threads look for in a module that brings families: see `families` of `createWorkerSynthesizer()`. */
export const families: readonly VoiceFamily[] = [/* @__PURE__ */ cosyvoice()];
