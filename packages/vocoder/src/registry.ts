import { SynthesisError, type Vocoder } from "@cosyvoice-lite/spec";

import { createGriffinLim } from "./vocoders/griffin-lim";
import { createHifigan } from "./vocoders/hifigan";
import { createLite } from "./vocoders/lite";
import type { VocoderRequest } from "./vocoders/vocoder";

/** Creates a vocoder. */
export type VocoderFactory = (request: VocoderRequest) => Promise<Vocoder>;

/** Every vocoder that a manifest may name. To add one: a file in `vocoders/` and a line here. */
export const VOCODERS: Readonly<Record<string, VocoderFactory>> = {
  "griffin-lim": async ({ mel }) => createGriffinLim(mel),
  lite: createLite,
  hifigan: createHifigan,
};

/**
 * Creates a vocoder by its name.
 * @param name - A key of {@link VOCODERS}.
 * @param request - Mel, backend, graph and manifest entry.
 * @throws SynthesisError `INVALID_ARGUMENT` for an unknown name, and what the factory throws.
 */
export async function createVocoder(name: string, request: VocoderRequest): Promise<Vocoder> {
  if (!Object.hasOwn(VOCODERS, name)) {
    throw new SynthesisError(
      "INVALID_ARGUMENT",
      `There is no vocoder "${name}"; available: ${Object.keys(VOCODERS).join(", ")}.`,
    );
  }
  return VOCODERS[name](request);
}
