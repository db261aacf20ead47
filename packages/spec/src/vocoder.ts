import type { MelFrames, MelSpec } from "./mel";

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
