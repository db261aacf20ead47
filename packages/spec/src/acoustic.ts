import type { Utterance } from "./frontend";
import type { MelFrames, MelSpec } from "./mel";
import type { Vocoder } from "./vocoder";
import type { SynthesisWarning } from "./warnings";

/** Options of an acoustic model besides the text. */
export interface AcousticOptions {
  /** Speaker index. Default 0. */
  readonly speaker?: number;
  /** Rate of speech: 2 is twice as fast. Default 1. */
  readonly speed?: number;
  /** Factor on the fundamental frequency. Default 1. */
  readonly pitch?: number;
  /** Seed of every random draw. Default 0. */
  readonly seed?: number;
  /** Stops the work with an `ABORTED` error. */
  readonly signal?: AbortSignal;
}

/** Samples of an utterance that is spoken while its mel is still being computed. */
export interface StreamedSamples {
  readonly samples: Float32Array;
  /** Whether the utterance ends with them. */
  readonly isLast: boolean;
  readonly warnings: readonly SynthesisWarning[];
}

/** Symbols in, mel frames out. A family of voices may take more options than all have in common. */
export interface AcousticModel<Options extends AcousticOptions = AcousticOptions> {
  /** The mel that it makes. */
  readonly mel: MelSpec;
  /** Computes mel, F0 and durations of one utterance. */
  infer(utterance: Utterance, options?: Options): Promise<MelFrames>;
  /**
   * Speaks an utterance piece by piece, with the vocoder's help. Absent if the model computes its mel in one piece.
   * @param vocoder - The voice's own.
   * @returns `undefined` if these options require the whole utterance: then `infer()` and the vocoder speak it.
   */
  stream?(
    utterance: Utterance,
    vocoder: Vocoder,
    options: Options,
  ): AsyncGenerator<StreamedSamples, void> | undefined;
  /** Frees its graphs; calling it again does nothing. */
  dispose(): Promise<void>;
}
