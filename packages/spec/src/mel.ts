/**
 * Mel spectrograms: the interface between acoustic models and vocoders.
 * @module
 */
import type { SynthesisWarning } from "./warnings";

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
