/**
 * The vocoders of an opened voice.
 * @module
 */
import {
  SynthesisError,
  type InferenceBackend,
  type SessionOptions,
  type Vocoder,
  type VoiceVocoder,
} from "@cosyvoice-lite/spec";
import { createVocoder, VOCODERS, type StreamingVocoder } from "@cosyvoice-lite/vocoder";
import type { ReadOptions, Voice } from "@cosyvoice-lite/spec";

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
 * @throws SynthesisError `VOICE_INVALID` for a broken file.
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
  try {
    return await load(entry, excitation && streaming(excitation));
  } catch (error) {
    await excitation?.dispose();
    throw error;
  }
}

/** @throws SynthesisError `VOICE_INVALID` for a vocoder that only decodes whole utterances. */
function streaming(vocoder: Vocoder): StreamingVocoder {
  if (canStream(vocoder)) return vocoder;
  throw new SynthesisError(
    "VOICE_INVALID",
    `voice.json: the vocoder "${vocoder.name}" cannot be an excitation, as it does not stream.`,
  );
}

const canStream = (vocoder: Vocoder): vocoder is StreamingVocoder => vocoder.stream !== undefined;
