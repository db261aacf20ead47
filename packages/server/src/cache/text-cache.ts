/**
 * Finished texts, so that whoever asks for one again waits for nobody.
 *
 * The synthesizer has a cache of its own, by utterance; with workers it lies behind the queue, one in each thread. This one lies in front of
 * it and knows whole requests: a hit costs neither a turn nor the front end.
 * @module
 */
import type { SpeechChunk } from "@cosyvoice-lite/core";
import { LRUCache } from "lru-cache";
import { bytesOfChunk } from "./chunk-bytes";

/** Bounds of a {@link TextCache}. */
export interface TextCacheOptions {
  /** Most texts. */
  readonly entries: number;
  /** Most bytes; 0 keeps nothing. */
  readonly bytes: number;
}

/** Counters since the cache was made. */
export interface TextCacheStats {
  /** Texts that were not spoken anew, the shared ones among them. */
  readonly hits: number;
  /** Texts that had to be spoken. */
  readonly misses: number;
  /** Texts that were being spoken for somebody else. */
  readonly shared: number;
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
  /** Most bytes of one text. */
  readonly largest: number;
  #hits = 0;
  #misses = 0;
  #shared = 0;

  constructor({ entries, bytes }: TextCacheOptions) {
    this.largest = Math.floor(bytes * LARGEST_PART);
    if (bytes === 0) return;
    this.#texts = new LRUCache({
      max: entries,
      maxSize: bytes,
      sizeCalculation: (chunks, key) =>
        key.length * 2 + chunks.reduce((sum, chunk) => sum + bytesOfChunk(chunk), 0),
    });
  }

  /** Whether it keeps anything. */
  get isOn(): boolean {
    return this.#texts !== undefined;
  }

  /** The chunks of a text that was spoken before, to be read and not to be changed. Finding them counts as a hit. */
  get(key: string): readonly SpeechChunk[] | undefined {
    const kept = this.#texts?.get(key);
    if (kept) this.#hits += 1;
    return kept;
  }

  /** Counts a text that was not here: it is spoken for its own sake, or shared with somebody for whom it is spoken already. */
  count(outcome: "miss" | "shared"): void {
    if (outcome === "miss") this.#misses += 1;
    else {
      this.#hits += 1;
      this.#shared += 1;
    }
  }

  /** Takes down a text; one that is broken off, or too long, is not kept. */
  record(key: string): Recorder {
    let chunks: SpeechChunk[] | undefined = this.#texts && [];
    let size = key.length * 2;
    return (chunk) => {
      if (!chunks) return;
      size += bytesOfChunk(chunk);
      if (size > this.largest) {
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
    return { hits: this.#hits, misses: this.#misses, shared: this.#shared, entries, bytes };
  }
}

/** A view of a large buffer would keep all of it; and trouble of that one time is not told again. */
function ownCopy(chunk: SpeechChunk): SpeechChunk {
  const warnings = chunk.warnings.filter(({ code }) => code !== "CACHE_ENTRY_IGNORED");
  return { ...chunk, audio: chunk.audio.slice(), warnings };
}
