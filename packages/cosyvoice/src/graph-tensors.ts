/**
 * The graphs of a voice of the family `cosyvoice1`, by role.
 * @module
 */
import type { TensorType } from "@cosyvoice-lite/spec";

/** Element types of a graph's tensors by name. */
export interface CosyVoice1Graph {
  /** Names of its inputs. */
  readonly inputs: Readonly<Record<string, TensorType>>;
  /** Names of its outputs. */
  readonly outputs: Readonly<Record<string, TensorType>>;
}

/**
 * Every role, all of them required. Of the shapes, D is the width of the language model (1024), L a number of text tokens, S one of speech
 * tokens, M one of mel frames, V the speech tokens and the stop token, B the batch; all of it stands in
 * `tools/export-cosyvoice/CONTRACT.md`.
 */
export interface CosyVoice1Graphs {
  /** `text_token` `[1, L]` → `text_hidden` `[1, L, D]`. */
  readonly textEncoder: CosyVoice1Graph;
  /** Speech tokens as the language model reads them: `token` `[1, S]` → `embedding` `[1, S, D]`. */
  readonly speechEmbedding: CosyVoice1Graph;
  /** `speaker_embedding` `[1, 192]` → `llm_speaker` `[1, 1, D]`, `flow_speaker` `[1, 80]`. */
  readonly speakerProjection: CosyVoice1Graph;
  /** For prefill and each step: `lm_input` `[1, T, D]` and the cache `past` → `log_probs` `[1, V]` and the slice `present`. */
  readonly llm: CosyVoice1Graph;
  /** `speech_token` `[1, S]` and where frames lie between tokens, `left` and `weight` `[M]` → `mu` `[1, 80, M]`. */
  readonly flowEncoder: CosyVoice1Graph;
  /** `x`, `mu`, `cond` `[B, 80, M]`, the time `t` `[B]` and `spks` `[B, 80]` → `velocity` `[B, 80, M]`. */
  readonly flowEstimator: CosyVoice1Graph;
  /** `mel` `[1, 80, M]` → `f0` `[1, M]` in Hz. */
  readonly f0Predictor: CosyVoice1Graph;
  /** `mel` `[1, 80, M]` and `source` `[1, 1, N]` → `waveform` `[1, N]`, N the samples of M frames. */
  readonly hiftDecoder: CosyVoice1Graph;
}

/** A key of {@link COSYVOICE1_GRAPHS}. */
export type CosyVoice1Role = keyof CosyVoice1Graphs;

/** The tensors of each role. */
export const COSYVOICE1_GRAPHS: CosyVoice1Graphs = {
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
};
