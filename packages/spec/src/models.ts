import type { SynthesisWarning } from "./errors";
import type { Utterance } from "./frontend";

/** How a mel spectrogram was computed. Specs that differ in any value are incompatible. */
export interface MelSpec {
  /** Samples per second. */
  readonly sampleRate: number;
  /** FFT length in samples; a frame has `fftSize / 2 + 1` linear bins. */
  readonly fftSize: number;
  /** Hann window length in samples, centred in the FFT frame. */
  readonly windowLength: number;
  /** Samples between frames. */
  readonly hopLength: number;
  /** Mel bins. */
  readonly bins: number;
  /** Edges of the filterbank in Hz. */
  readonly minFrequency: number;
  /** Upper edge of the highest filter, Hz. */
  readonly maxFrequency: number;
  /** Mel formula; `slaney` is also area-normalised, as in librosa's default. */
  readonly scale: "slaney" | "htk";
  /** Exponent of the magnitude before the filterbank: 1 magnitude, 2 power. */
  readonly power: 1 | 2;
  /** Smallest value before the natural logarithm. */
  readonly logFloor: number;
}

/** Mel frames with their F0 and durations. */
export interface MelFrames {
  /** Natural log of mel magnitudes, row-major `[bins, frames]`. */
  readonly mel: Float32Array;
  /** Number of frames. */
  readonly frames: number;
  /** Fundamental frequency in Hz per frame, 0 where unvoiced. */
  readonly f0?: Float32Array;
  /** Frames per input symbol. */
  readonly durations?: Int32Array;
  /** Warnings of the acoustic model. Default: none. */
  readonly warnings?: readonly SynthesisWarning[];
}

/**
 * Compares two mel specs.
 * @returns Names of the fields in which they differ; empty if they are compatible.
 */
export function melSpecDifferences(a: MelSpec, b: MelSpec): string[] {
  return (Object.keys(a) as (keyof MelSpec)[]).filter((key) => a[key] !== b[key]);
}

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

/** Options of a vocoder. */
export interface VocoderOptions {
  /** Seed of initial phases and noise. Default 0. */
  readonly seed?: number;
  /** Stops the work with an `ABORTED` error. */
  readonly signal?: AbortSignal;
}

/** Mel frames in, mono samples out. */
export interface Vocoder {
  /** Version of this interface. */
  readonly specVersion: 1;
  /** Its name in the registry. */
  readonly name: string;
  /** The mel it was made for. */
  readonly mel: MelSpec;
  /**
   * Decodes a whole utterance.
   * @returns `frames * hopLength` samples, nominally in −1…1.
   */
  decode(frames: MelFrames, options?: VocoderOptions): Promise<Float32Array>;
  /**
   * Decodes an utterance in chunks of frames, the first of them short; a chunk is computed when it is requested.
   * Concatenated, the pieces are
   * what `decode` returns, up to the rounding of the graph's runtime. Absent if only whole utterances can be decoded.
   */
  stream?(frames: MelFrames, options?: VocoderOptions): AsyncGenerator<Float32Array, void>;
  /** Frees its graphs; calling it again does nothing. */
  dispose(): Promise<void>;
}
