/**
 * Finished texts, so that whoever asks for one again waits for nobody.
 *
 * The synthesizer has a cache of its own, by utterance; with workers it lies behind the queue, one in each thread. This one lies in front of
 * it and knows whole requests: a hit costs neither a turn nor the front end.
 * @module
 */
import type { SpeechChunk } from "@cosyvoice-lite/core";
import { LRUCache } from "lru-cache";

/** Bounds of a {@link TextCache}. */
export interface TextCacheOptions {
  /** Most texts. */
  readonly entries: number;
  /** Most bytes; 0 keeps nothing. */
  readonly bytes: number;
}

/** Counters since the cache was made. */
export interface TextCacheStats {
  readonly hits: number;
  readonly misses: number;
  readonly entries: number;
  readonly bytes: number;
}

/** Listens to a text that is spoken, and keeps it once its last chunk is there. */
export type Recorder = (chunk: SpeechChunk) => void;

/**
 * A text takes at most this part of the cache: 2 MiB of 64, 21 s at 24 kHz. What is spoken is held in memory until its end, for every open
 * request; and what a person asks for again is short.
 */
const LARGEST_PART = 1 / 32;

/** Finished texts, those that were not asked for longest go first. */
export class TextCache {
  readonly #texts: LRUCache<string, readonly SpeechChunk[]> | undefined;
  readonly #largest: number;
  #hits = 0;
  #misses = 0;

  constructor({ entries, bytes }: TextCacheOptions) {
    this.#largest = Math.floor(bytes * LARGEST_PART);
    if (bytes === 0) return;
    this.#texts = new LRUCache({
      max: entries,
      maxSize: bytes,
      sizeCalculation: (chunks, key) => key.length * 2 + chunks.reduce(addSize, 0),
    });
  }

  /** The chunks of a text that was spoken before, to be read and not to be changed. */
  get(key: string): readonly SpeechChunk[] | undefined {
    const kept = this.#texts?.get(key);
    if (kept) this.#hits += 1;
    else this.#misses += 1;
    return kept;
  }

  /** Takes down a text; one that is broken off, or too long, is not kept. */
  record(key: string): Recorder {
    let chunks: SpeechChunk[] | undefined = this.#texts && [];
    let size = key.length * 2;
    return (chunk) => {
      if (!chunks) return;
      size = addSize(size, chunk);
      if (size > this.#largest) {
        chunks = undefined;
        return;
      }
      chunks.push(ownCopy(chunk));
      if (chunk.isFinal) this.#texts?.set(key, chunks);
    };
  }

  /** `undefined` where nothing is kept. */
  stats(): TextCacheStats | undefined {
    if (!this.#texts) return undefined;
    const { size: entries, calculatedSize: bytes } = this.#texts;
    return { hits: this.#hits, misses: this.#misses, entries, bytes };
  }
}

/** A view of a large buffer would keep all of it; and trouble of that one time is not told again. */
function ownCopy(chunk: SpeechChunk): SpeechChunk {
  const warnings = chunk.warnings.filter(({ code }) => code !== "CACHE_ENTRY_IGNORED");
  return { ...chunk, audio: chunk.audio.slice(), warnings };
}

/** Bytes; a word is taken as 200, a warning as 300, the rest of a chunk as 500. */
function addSize(sum: number, { audio, words = [], warnings, text }: SpeechChunk): number {
  const rest = words.length * 200 + warnings.length * 300 + text.length * 2 + 500;
  return sum + audio.byteLength + rest;
}
