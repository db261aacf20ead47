/**
 * Vocoders by name.
 * @module
 */
import { SynthesisError, type Vocoder } from "@cosyvoice-lite/spec";

import { createGriffinLim } from "./vocoders/griffin-lim";
import { createHifigan } from "./vocoders/hifigan";
import { createLite } from "./vocoders/lite";
import { checkMelMatch } from "./vocoders/mel-frames";
import type { VocoderRequest } from "./vocoders/vocoder-request";

/** Makes a vocoder. */
export type VocoderFactory = (request: VocoderRequest) => Promise<Vocoder>;

/** Every vocoder that a manifest may name. To add one: a file in `vocoders/` and a line here. */
export const VOCODERS: Readonly<Record<string, VocoderFactory>> = Object.freeze({
  "griffin-lim": async ({ mel, acousticMel, griffinLim }: VocoderRequest) => {
    checkMelMatch("griffin-lim", mel, acousticMel ?? mel);
    return createGriffinLim(mel, griffinLim);
  },
  lite: createLite,
  hifigan: createHifigan,
});

/**
 * Creates a vocoder by its name.
 * @param name - A key of {@link VOCODERS}.
 * @param request - What it is made from.
 * @throws SynthesisError `INVALID_ARGUMENT` for an unknown name, and what the factory throws
 * (`VOCODER_MISMATCH` when the mel is not the one the vocoder was made for).
 */
export async function createVocoder(name: string, request: VocoderRequest): Promise<Vocoder> {
  if (!Object.hasOwn(VOCODERS, name)) {
    throw new SynthesisError(
      "INVALID_ARGUMENT",
      `There is no vocoder "${name}"; there are: ${Object.keys(VOCODERS).join(", ")}.`,
    );
  }
  return VOCODERS[name](request);
}
