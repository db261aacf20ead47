/**
 * The graphs of a voice of the family `cosyvoice1`, by role.
 * @module
 */
import type { TensorType } from "./voice-manifest";

/** Element types of a graph's tensors by name. */
export interface CosyVoice1Graph {
  /** Names of its inputs. */
  readonly inputs: Readonly<Record<string, TensorType>>;
  /** Names of its outputs. */
  readonly outputs: Readonly<Record<string, TensorType>>;
}

/** Every role, all of them required. Shapes stand in `tools/export-cosyvoice/CONTRACT.md`. */
export const COSYVOICE1_GRAPHS = {
  textEncoder: { inputs: { text_token: "int64" }, outputs: { text_hidden: "float32" } },
  speechEmbedding: { inputs: { token: "int64" }, outputs: { embedding: "float32" } },
  speakerProjection: {
    inputs: { speaker_embedding: "float32" },
    outputs: { llm_speaker: "float32", flow_speaker: "float32" },
  },
  llm: {
    inputs: { lm_input: "float32", past: "float32" },
    outputs: { log_probs: "float32", present: "float32" },
  },
  flowEncoder: {
    inputs: { speech_token: "int64", left: "int64", weight: "float32" },
    outputs: { mu: "float32" },
  },
  flowEstimator: {
    inputs: { x: "float32", mu: "float32", t: "float32", spks: "float32", cond: "float32" },
    outputs: { velocity: "float32" },
  },
  f0Predictor: { inputs: { mel: "float32" }, outputs: { f0: "float32" } },
  hiftDecoder: {
    inputs: { mel: "float32", source: "float32" },
    outputs: { waveform: "float32" },
  },
} as const satisfies Record<string, CosyVoice1Graph>;

/** A key of {@link COSYVOICE1_GRAPHS}. */
export type CosyVoice1Role = keyof typeof COSYVOICE1_GRAPHS;
