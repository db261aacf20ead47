import {
  SynthesisError,
  type InferenceSession,
  type MelSpec,
  type VoiceManifest,
} from "@cosyvoice-lite/spec";
import { floatOutput, memo } from "@cosyvoice-lite/spec/helpers";
import type { CosyVoice1Spec } from "./section";

/** A speaker as the graphs take it. */
export interface SpeakerVectors {
  /** One position of the language model's input, `[width]`. */
  readonly llm: Float32Array;
  /** Row 0 of the flow's `spks`, `[mel bins]`. */
  readonly flow: Float32Array;
}

/** Speakers by their index in the manifest. */
export interface Speakers {
  /** The vectors that the graphs take; computed once per speaker. */
  get(index: number): Promise<SpeakerVectors>;
  dispose(): Promise<void>;
}

/**
 * Checks the speakers' file: one embedding of finite numbers for every speaker of the manifest.
 * @throws SynthesisError `VOICE_INVALID` naming the speaker.
 */
export function parseSpeakers(
  json: unknown,
  manifest: VoiceManifest,
  size: number,
): Float32Array[] {
  if (typeof json !== "object" || json === null || Array.isArray(json))
    throw wrong("it is not an object");
  const embeddings = json as Record<string, unknown>;
  return manifest.speakers.map(({ id }) => {
    const values = Object.hasOwn(embeddings, id) ? embeddings[id] : undefined;
    if (!Array.isArray(values)) throw wrong(`it has no embedding of the speaker ${id}`);
    if (values.length !== size || !values.every((value) => Number.isFinite(value)))
      throw wrong(`the embedding of the speaker ${id} is not a list of ${size} numbers`);
    return Float32Array.from(values as number[]);
  });
}

/** Makes the speakers over the graph `speakerProjection`; disposing of them frees it. */
export function createSpeakers(
  session: InferenceSession,
  embeddings: readonly Float32Array[],
  { llm }: CosyVoice1Spec,
  mel: MelSpec,
): Speakers {
  const vectors = memo(async (index: number): Promise<SpeakerVectors> => {
    const data = embeddings[index];
    const output = await session.run({
      speaker_embedding: { type: "float32", data, dims: [1, data.length] },
    });
    return {
      llm: floatOutput("speakerProjection", output, "llm_speaker", [1, 1, llm.width]),
      flow: floatOutput("speakerProjection", output, "flow_speaker", [1, mel.bins]),
    };
  });
  return {
    get: (index) => vectors.get(index),
    dispose: () => session.dispose(),
  };
}

function wrong(what: string): SynthesisError {
  return new SynthesisError(
    "VOICE_INVALID",
    `The speakers' file of the voice is not right: ${what}. Export the voice again.`,
  );
}
