/**
 * The words of a sentence, handed out chunk by chunk.
 * @module
 */
import type { SpokenWord } from "@cosyvoice-lite/audio";

/** Words that wait for the chunk that they begin in. */
export interface WaitingWords {
  /** Words timed from the sentence's first sample; `undefined` where nothing is known. */
  add(words: readonly SpokenWord[] | undefined): void;
  /** Those that begin before a moment of the speech, each once; `undefined` where nothing is known. */
  take(until: number): readonly SpokenWord[] | undefined;
}

/** @param offset - Seconds of the speech at which the sentence begins. */
export function wordsByChunk(offset: number): WaitingWords {
  let waiting: SpokenWord[] | undefined;
  return {
    add(words) {
      if (words) waiting = [...(waiting ?? []), ...words.map((word) => laterBy(word, offset))];
    },
    take(until) {
      if (!waiting) return undefined;
      const later = waiting.findIndex(({ start }) => start >= until);
      return waiting.splice(0, later < 0 ? waiting.length : later);
    },
  };
}

/** The word at another place in time. */
function laterBy(word: SpokenWord, seconds: number): SpokenWord {
  return { ...word, start: word.start + seconds, end: word.end + seconds };
}
