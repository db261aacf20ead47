/**
 * Vocoders that callers bring.
 * @module
 */
import {
  melSpecDifferences,
  SynthesisError,
  type Vocoder,
  type VoiceManifest,
} from "@cosyvoice-lite/spec";

/** `auto`, the name of one of the voice's vocoders, or a vocoder of one's own. */
export type VocoderChoice = string | Vocoder;

/** Whether a choice is a vocoder itself. */
export function isOwnVocoder(choice: VocoderChoice | undefined): choice is Vocoder {
  return typeof choice === "object" && choice !== null && typeof choice.decode === "function";
}

/**
 * The manifest with the vocoder among the voice's own, in place of one of the same name.
 * @throws SynthesisError `VOCODER_MISMATCH` where it was made for another mel; `INVALID_ARGUMENT` for a name that cannot be.
 */
export function withVocoder(manifest: VoiceManifest, { name, mel }: Vocoder): VoiceManifest {
  if (!/^[a-z0-9-]+$/.test(name) || name === "auto") {
    throw new SynthesisError(
      "INVALID_ARGUMENT",
      `The vocoder's name must be lower-case letters, digits and "-", and not "auto"; found ${JSON.stringify(name)}.`,
    );
  }
  const differences = melSpecDifferences(manifest.mel, mel);
  if (differences.length > 0) {
    throw new SynthesisError(
      "VOCODER_MISMATCH",
      `The vocoder "${name}" was made for another mel than the voice "${manifest.id}": ${differences.join(", ")} differ. ` +
        "Make it with `mel` of the voice's voice.json.",
    );
  }
  const others = manifest.vocoders.filter((vocoder) => vocoder.name !== name);
  return { ...manifest, vocoders: [...others, { name, kind: name }] };
}
