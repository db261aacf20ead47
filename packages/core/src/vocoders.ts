import {
  SynthesisError,
  melSpecDifferences,
  type InferenceBackend,
  type OpenVocoder,
  type ReadOptions,
  type SessionOptions,
  type Vocoder,
  type Voice,
  type VoiceManifest,
  type VoiceVocoder,
} from "@cosyvoice-lite/spec";
import { memo } from "@cosyvoice-lite/spec/helpers";
import { VOCODERS, createVocoder, type StreamingVocoder } from "@cosyvoice-lite/vocoder";

/** What a vocoder is opened with. */
interface OpenVocoderOptions {
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

/** `auto`, the name of one of the voice's vocoders, or a custom vocoder. */
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

/** Vocoders by name. */
interface VocoderPool {
  /** The vocoder, loaded once however many ask for it. A failed load is not remembered: the next call tries again. */
  get(name: string, read?: ReadOptions): Promise<Vocoder>;
  /** Waits for loads in progress and frees every vocoder. */
  dispose(): Promise<void>;
}

/** Makes a pool in which nothing is loaded yet. */
export function createVocoderPool(open: OpenVocoder): VocoderPool {
  const vocoders = memo(open);
  return {
    get: (name, read = {}) => vocoders.get(name, read),
    async dispose() {
      const settled = await Promise.allSettled(vocoders.all());
      const loaded = settled.flatMap((result) =>
        result.status === "fulfilled" ? [result.value] : [],
      );
      await Promise.all(loaded.map((vocoder) => vocoder.dispose()));
    },
  };
}
