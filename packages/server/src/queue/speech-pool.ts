/**
 * Who computes the speech.
 * @module
 */
import type { SpeechChunk, SynthesisOptions } from "@cosyvoice-lite/core";

/**
 * What the queue hands its work to: a synthesizer, or several workers behind one function.
 * Work is done when a chunk is asked for, so that the queue decides whose turn it is, unless the pool does by itself.
 */
export interface SpeechPool {
  /** Speaks chunk by chunk; the last one has `isFinal`. The signal in the options stops the work. */
  stream(text: string, options?: PoolOptions): AsyncIterable<SpeechChunk>;
  /** Of a pool that hands out turns by itself, such as core's `createSynthesizerPool()`: the server does not hold its texts back. */
  stats?(): SpeechPoolStats;
}

/** How to speak a text, and for whom. */
export interface PoolOptions extends SynthesisOptions {
  /** Only for pools that have `stats()`: turns go round the clients. */
  readonly client?: string;
}

/** How busy a pool is. */
export interface SpeechPoolStats {
  /** Chunks that it computes at the same time. */
  readonly workers: number;
  /** Texts that wait for a turn. */
  readonly waiting: number;
}
