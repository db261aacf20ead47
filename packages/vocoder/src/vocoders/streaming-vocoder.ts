/**
 * Vocoders whose first samples are ready before the last.
 * @module
 */
import type { MelFrames, Vocoder, VocoderOptions } from "@cosyvoice-lite/spec";

/** A vocoder that can hand out an utterance in pieces. */
export interface StreamingVocoder extends Vocoder {
  /**
   * Decodes an utterance in growing chunks of frames. Joined, the pieces are what `decode` returns
   * (up to the rounding of the graph's runtime).
   */
  stream(frames: MelFrames, options?: VocoderOptions): AsyncGenerator<Float32Array, void>;
}

/** Whether a vocoder can stream. */
export function isStreamingVocoder(vocoder: Vocoder): vocoder is StreamingVocoder {
  return typeof (vocoder as Partial<StreamingVocoder>).stream === "function";
}
