/**
 * What a text costs.
 * @module
 */
import type { SpeechChunk } from "@cosyvoice-lite/core";
import { QueueFullError } from "./queue-full-error";

/** What one text cost. Seconds. */
export interface SpeechCost {
  /** From the request to the first chunk; `undefined` where none came. */
  readonly firstAudio?: number;
  /** Time in which this text was computed, by the account of its chunks: waiting is not in it. 0 where it was not computed for this request. */
  readonly work: number;
  /** Length of the sound that was heard. */
  readonly sound: number;
  /** Whether the last chunk was heard. */
  readonly complete: boolean;
  /** Whether it was not computed for this request. */
  readonly cached: boolean;
}

/** Speech, and whether somebody else has paid for it. */
export interface FoundSpeech {
  readonly chunks: AsyncIterable<SpeechChunk>;
  /** Whether it was there already, or is computed for another request. */
  readonly cached: boolean;
}

/** Surroundings of an account. */
export interface AccountOptions {
  /** Milliseconds of a clock that never goes back. */
  readonly now: () => number;
  /** Told when it has ended, well or not; but not of a text that found no place. */
  readonly onEnd: (cost: SpeechCost) => void;
}

/** Passes chunks on and keeps account of them. */
export async function* accounted(
  { chunks, cached }: FoundSpeech,
  { now, onEnd }: AccountOptions,
): AsyncGenerator<SpeechChunk, void> {
  const started = now();
  let firstAudio: number | undefined;
  let work = 0;
  let sound = 0;
  let complete = false;
  let isRefused = false;
  try {
    for await (const chunk of chunks) {
      firstAudio ??= (now() - started) / 1000;
      if (!cached) work += chunk.timings.total / 1000;
      sound += chunk.audio.length / chunk.sampleRate;
      complete = chunk.isFinal;
      yield chunk;
    }
  } catch (error) {
    isRefused = error instanceof QueueFullError;
    throw error;
  } finally {
    if (!isRefused) onEnd({ firstAudio, work, sound, complete, cached });
  }
}
