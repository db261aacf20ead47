/**
 * From symbols to mel frames.
 * @module
 */
import type { Utterance } from "./frontend";

/** How a mel spectrogram was computed. Two specs that differ in any number do not fit together. */
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

/** Mel frames with what the acoustic model knows about them. */
export interface MelFrames {
  /** Natural log of mel magnitudes, row-major `[bins, frames]`. */
  readonly mel: Float32Array;
  /** Number of frames. */
  readonly frames: number;
  /** Fundamental frequency in Hz per frame, 0 where unvoiced. */
  readonly f0?: Float32Array;
  /** Frames per input symbol. */
  readonly durations?: Int32Array;
}

/** What can be asked of an acoustic model besides the text. */
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

/** Symbols in, mel frames out. */
export interface AcousticModel {
  /** The mel that it makes. */
  readonly mel: MelSpec;
  /** Computes mel, F0 and durations of one utterance. */
  infer(utterance: Utterance, options?: AcousticOptions): Promise<MelFrames>;
  /** Frees its graphs; calling it again does nothing. */
  dispose(): Promise<void>;
}

/**
 * Compares two mel specs.
 * @param a - The one.
 * @param b - The other.
 * @returns Names of the fields in which they differ; empty when they fit together.
 */
export function melSpecDifferences(a: MelSpec, b: MelSpec): string[] {
  return (Object.keys(a) as (keyof MelSpec)[]).filter((key) => a[key] !== b[key]);
}
