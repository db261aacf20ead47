/**
 * What the parts of the family `cosyvoice1` ask of each other: language model, flow, HiFT.
 * @module
 */
import type { InferenceSession, MelSpec, SynthesisWarning } from "@cosyvoice-lite/spec";
import type { CosyVoice1Spec } from "./section";
import type { CosyVoice1Role } from "./graphs";

/** What a part is opened with. */
export interface OpenPartRequest {
  /** The numbers of the model; figures of the contract by the same names. */
  readonly spec: CosyVoice1Spec;
  readonly mel: MelSpec;
  /**
   * Loads the graph of a role, from its path where the backend takes paths, and checks its tensors' names. Who loads a
   * graph disposes of it. Rejects with `VOICE_INVALID`, `MODEL_FAILED`, `ABORTED`.
   */
  load(role: CosyVoice1Role): Promise<InferenceSession>;
}

/** A speaker as the graphs take it. */
export interface SpeakerVectors {
  /** One position of the language model's input, `[width]`. */
  readonly llm: Float32Array;
  /** Row 0 of the flow's `spks`, `[mel bins]`. */
  readonly flow: Float32Array;
}

/** A seeded row of draws. Two generators of one seed give the same row. */
export interface RandomDraws {
  /** The next number, uniform in [0, 1). */
  uniform(): number;
}

/** Told after every step of a long computation. */
export type OnStep = (step: number, steps: number) => void;

/** How the flow computes. Values are checked before they come here. */
export interface FlowSettings {
  /** Euler steps, at least 1. */
  readonly steps: number;
  /** Classifier-free guidance; 0 leaves the second row of the batch out. */
  readonly guidance: number;
}

/** The end of a chunk as the flow left it, for the chunk after it; row-major `[bins, frames]`. */
export interface FlowCache {
  readonly noise: Float32Array;
  readonly mu: Float32Array;
  readonly frames: number;
}

/** One call of the flow. */
export interface FlowRequest extends FlowSettings {
  /** Speech tokens, at least 1, without start and stop. */
  readonly tokens: Int32Array;
  readonly speaker: SpeakerVectors;
  /** Seed of the noise. */
  readonly seed: number;
  /** Noise in place of the seed's, `[bins, frames]`: tests compare with official runs. */
  readonly noise?: Float32Array;
  /** Replaces the first frames of noise and `mu`. */
  readonly cache?: FlowCache;
  /** Tested before every step; rejects with `ABORTED`. */
  readonly signal?: AbortSignal;
  readonly onStep?: OnStep;
}

/** Mel frames of speech tokens. */
export interface FlowResult {
  /** Natural log of mel magnitudes, row-major `[bins, frames]`. */
  readonly mel: Float32Array;
  readonly frames: number;
  /** The last `stream.melOverlapFrames` frames for the next chunk. */
  readonly cache: FlowCache;
}

/** Speech tokens to mel. Made by `flow/open-flow.ts`. */
export interface Flow {
  infer(request: FlowRequest): Promise<FlowResult>;
  dispose(): Promise<void>;
}

/** One call of the neural vocoder. */
export interface HiftRequest {
  /** Row-major `[bins, frames]`, already stretched by the speed. */
  readonly mel: Float32Array;
  readonly frames: number;
  /** Seed of phases and noise of the source. */
  readonly seed: number;
  /** `[harmonics]` and `[harmonics, samples]` in place of the seed's: tests compare with official runs. */
  readonly phases?: Float32Array;
  readonly noise?: Float32Array;
  /** Replaces the head of the source: what the last chunk's source ended with. */
  readonly sourceHead?: Float32Array;
  readonly signal?: AbortSignal;
}

/** Samples, and the source they were made from. */
export interface HiftResult {
  /** `frames * samplesPerFrame` samples. */
  readonly samples: Float32Array;
  /** As many values of the source. */
  readonly source: Float32Array;
}

/** Mel to samples by fundamental frequency, source and decoder. Made by `hift/open-hift.ts`. */
export interface Hift {
  decode(request: HiftRequest): Promise<HiftResult>;
  dispose(): Promise<void>;
}

/** What the language model made of one piece of text. */
export interface SpeechTokens {
  /** Without the stop token. */
  readonly tokens: Int32Array;
  /** `SPEECH_TRUNCATED` where the longest row was reached without a stop. */
  readonly warnings: readonly SynthesisWarning[];
}
