/**
 * What turns filters into samples, whichever way it does so.
 * @module
 */
import type { SourceSettings } from "./source-spectra";

/** Filters of successive frames, row-major `[frames, bins]`, bins = fftSize / 2 + 1. */
export interface FrameFilters {
  /** Complex gain of the pulses. */
  readonly harmonicReal: Float32Array;
  /** Their imaginary parts, of the same shape. */
  readonly harmonicImag: Float32Array;
  /** Gain of the noise, ≥ 0. */
  readonly noiseGain: Float32Array;
}

/** What the synthesis of an utterance depends on. */
export interface SourceFilterSettings extends SourceSettings {
  /**
   * Rounds in which the phases of neighbouring frames are made to agree while the magnitudes stay (see
   * `createRefinement`): what the voice was trained with. Default 0.
   */
  readonly refinements?: number;
}

/** Turns filters into samples, any number of frames at a time. */
export interface SourceFilter {
  /**
   * Adds the next frames and returns the samples that are final after them; after the last frame that is
   * all the rest.
   * @param filters - Filters that hold at least the frames wanted.
   * @param first - Row of the first frame to add. Default 0.
   * @param count - Number of frames. Default: all rows from `first` on.
   */
  push(filters: FrameFilters, first?: number, count?: number): Float32Array;
}
