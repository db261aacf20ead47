/**
 * Who computes the speech.
 * @module
 */
import type { SpeechChunk, SynthesisOptions } from "@cosyvoice-lite/core";

/**
 * What the queue hands its work to: a synthesizer, or several workers behind one function.
 * Work is done when a chunk is asked for, so that the queue decides whose turn it is.
 */
export interface SpeechPool {
  /** Speaks chunk by chunk; the last one has `isFinal`. The signal in the options stops the work. */
  stream(text: string, options?: SynthesisOptions): AsyncIterable<SpeechChunk>;
}
