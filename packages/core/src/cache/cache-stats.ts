/**
 * How well a cache does.
 * @module
 */

/** Counters since the synthesizer was made. */
export interface CacheStats {
  /** Utterances that were answered without speaking them. */
  readonly hits: number;
  /** Utterances that had to be spoken. */
  readonly misses: number;
  /** Hits that waited for an equal request in flight. */
  readonly shared: number;
  /** Hits that came from the directory, or from the store. */
  readonly stored: number;
  /** Phrases in memory now. */
  readonly entries: number;
  /** Their size in bytes. */
  readonly bytes: number;
}
