/**
 * The speakers of a `cosyvoice1` voice.
 * @module
 */
import {
  SynthesisError,
  type InferenceSession,
  type MelSpec,
  type VoiceManifest,
} from "@cosyvoice-lite/spec";
import type { CosyVoice1Spec } from "./section";
import type { SpeakerVectors } from "./types";

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
  const known = new Map<number, Promise<SpeakerVectors>>();
  const project = async (index: number): Promise<SpeakerVectors> => {
    const data = embeddings[index];
    const { llm_speaker, flow_speaker } = await session.run({
      speaker_embedding: { type: "float32", data, dims: [1, data.length] },
    });
    const fits =
      llm_speaker?.type === "float32" &&
      llm_speaker.data.length === llm.width &&
      flow_speaker?.type === "float32" &&
      flow_speaker.data.length === mel.bins;
    if (fits) return { llm: llm_speaker.data, flow: flow_speaker.data };
    throw new SynthesisError(
      "MODEL_FAILED",
      `The graph speakerProjection gave vectors of other lengths than ${llm.width} and ${mel.bins}. Export the voice again.`,
    );
  };
  return {
    get(index) {
      let vectors = known.get(index);
      if (!vectors) {
        vectors = project(index);
        // A failed run is not remembered: the next call tries again.
        vectors.catch(() => known.delete(index));
        known.set(index, vectors);
      }
      return vectors;
    },
    dispose: () => session.dispose(),
  };
}

function wrong(what: string): SynthesisError {
  return new SynthesisError(
    "VOICE_INVALID",
    `The speakers' file of the voice is not right: ${what}. Export the voice again.`,
  );
}
