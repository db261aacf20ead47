/**
 * The vocoders of an opened voice.
 * @module
 */
import {
  SynthesisError,
  melSpecDifferences,
  type InferenceBackend,
  type SessionOptions,
  type Vocoder,
  type VoiceVocoder,
} from "@cosyvoice-lite/spec";
import { createVocoder, VOCODERS, type StreamingVocoder } from "@cosyvoice-lite/vocoder";
import type { ReadOptions, Voice } from "./voice/open-voice";

/** What a vocoder is opened with. */
export interface OpenVocoderOptions {
  readonly voice: Voice;
  readonly name: string;
  readonly backend: InferenceBackend;
  readonly sessionOptions: SessionOptions;
  readonly read: ReadOptions;
}

/**
 * Loads one of the voice's vocoders.
 * @throws SynthesisError `VOCODER_MISMATCH` where its mel is not the voice's; `VOICE_INVALID` for a broken file.
 */
export async function openVocoder({
  voice,
  name,
  backend,
  sessionOptions,
  read,
}: OpenVocoderOptions): Promise<Vocoder> {
  const { manifest } = voice;
  const entry = manifest.vocoders.find((vocoder) => vocoder.name === name);
  if (!entry)
    throw new SynthesisError(
      "INVALID_ARGUMENT",
      `The voice "${manifest.id}" has no vocoder "${name}".`,
    );
  if (!Object.hasOwn(VOCODERS, entry.kind))
    throw new SynthesisError(
      "VOICE_INVALID",
      `voice.json: the vocoder "${name}" is of the kind "${entry.kind}"; this version knows ` +
        `${Object.keys(VOCODERS).join(", ")}. Update @cosyvoice-lite/core.`,
    );
  const load = async (wanted: VoiceVocoder, excitation?: StreamingVocoder) =>
    createVocoder(wanted.kind, {
      mel: manifest.mel,
      entry: wanted,
      contextFrames: wanted.contextFrames,
      excitation,
      backend,
      model: wanted.graph && (await voice.read(wanted.graph.file, read)),
      sessionOptions,
    });
  const source = manifest.vocoders.find((vocoder) => vocoder.name === entry.excitation);
  const excitation =
    source && (await load({ ...source, refinements: entry.refinements ?? source.refinements }));
  const vocoder = await load(entry, excitation as StreamingVocoder | undefined).catch(
    async (error: unknown) => {
      await excitation?.dispose();
      throw error;
    },
  );
  const differences = melSpecDifferences(manifest.mel, vocoder.mel);
  if (differences.length > 0) {
    await vocoder.dispose();
    throw new SynthesisError(
      "VOCODER_MISMATCH",
      `The vocoder "${name}" was made for another mel than the voice "${manifest.id}": ${differences.join(", ")} differ. ` +
        "Choose another vocoder, or export the voice again.",
    );
  }
  return vocoder;
}
