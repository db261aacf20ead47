/**
 * Finished phrases: an equal request is answered without work, equal requests at one time share it.
 * @module
 */
import { LRUCache } from "lru-cache";
import type { SynthesisWarning, Utterance } from "@cosyvoice-lite/spec";
import type { SpokenPiece } from "../speak-utterance";
import { sha256 } from "../voice/sha256";
import type { CacheStats } from "./cache-stats";
import { bytesOfPhrase, movePiece, phraseOf, pieceOf, type CachedPhrase } from "./cached-phrase";
import { createFlight, type Flight } from "./flight";
import { decodePhrase, encodePhrase } from "./phrase-file";
import { phraseOrigin } from "./phrase-key";
import type { PhraseStore } from "./phrase-store";

/** What a cache is made with. */
export interface PhraseCacheOptions {
  /** Most phrases in memory. */
  readonly entries: number;
  /** Most bytes in memory. */
  readonly bytes: number;
  /** Where phrases outlive the process. Default: nowhere. */
  readonly store?: PhraseStore;
}

/** One utterance to be spoken. */
export interface PhraseRequest {
  /** From `phraseKey`. */
  readonly key: string;
  readonly utterance: Utterance;
  /** Of this caller only: others who wait for the same phrase go on. */
  readonly signal: AbortSignal | undefined;
  /** Speaks it; its signal fires when nobody waits any more. */
  readonly speak: (signal: AbortSignal) => AsyncGenerator<SpokenPiece, void>;
}

/** Phrases of one synthesizer. */
export interface PhraseCache {
  /** The pieces of an utterance, from memory, from the store, from a request in flight, or spoken now. */
  pieces(request: PhraseRequest): AsyncGenerator<SpokenPiece, void>;
  stats(): CacheStats;
  /** Waits until everything is written. */
  settle(): Promise<void>;
}

/** Makes an empty cache. */
export function createPhraseCache({ entries, bytes, store }: PhraseCacheOptions): PhraseCache {
  const phrases = new LRUCache<string, CachedPhrase>({
    max: entries,
    maxSize: bytes,
    sizeCalculation: (phrase) => Math.max(1, bytesOfPhrase(phrase)),
  });
  const flights = new Map<string, Flight<SpokenPiece>>();
  const writing = new Set<Promise<void>>();
  /** Trouble with the store, told with the next piece. */
  let untold: SynthesisWarning[] = [];
  const counts = { hits: 0, misses: 0, shared: 0, stored: 0 };

  const trouble = (what: string, error: unknown): void => {
    const reason = error instanceof Error ? error.message : String(error);
    const message = `${what}: ${reason}. The phrase is spoken anew.`;
    untold.push({ code: "CACHE_ENTRY_IGNORED", message });
  };

  const load = async (key: string): Promise<CachedPhrase | undefined> => {
    if (!store) return undefined;
    const name = await nameOf(key);
    let written: Uint8Array | undefined;
    try {
      written = await store.read(name);
      return written && (await decodePhrase(key, written));
    } catch (error) {
      trouble(`A phrase in the cache cannot be read`, error);
      if (written) await store.remove(name).catch(() => undefined);
      return undefined;
    }
  };

  const keep = (key: string, phrase: CachedPhrase): void => {
    phrases.set(key, phrase);
    save(key, phrase);
  };

  const save = (key: string, phrase: CachedPhrase): void => {
    if (!store) return;
    const work = nameOf(key)
      .then(async (name) => store.write(name, await encodePhrase(key, phrase)))
      .catch((error: unknown) => trouble("A phrase could not be kept in the cache", error))
      .finally(() => writing.delete(work));
    writing.add(work);
  };

  /** All offsets count from the first word, as those of a kept phrase. */
  async function* fly(
    { key, utterance, speak }: PhraseRequest,
    signal: AbortSignal,
  ): AsyncGenerator<SpokenPiece, void> {
    const kept = await load(key);
    if (kept) {
      counts.stored++;
      counts.hits++;
      phrases.set(key, kept);
      yield pieceOf(kept, 0);
      return;
    }
    counts.misses++;
    const origin = phraseOrigin(utterance);
    const spoken: SpokenPiece[] = [];
    for await (const piece of speak(signal)) {
      const own = movePiece(piece, -origin);
      spoken.push(own);
      // Before the last piece goes out: who has it does not come again.
      if (own.isLast) keep(key, phraseOf(spoken, 0));
      yield own;
    }
  }

  async function* pieces(request: PhraseRequest): AsyncGenerator<SpokenPiece, void> {
    const { key, signal } = request;
    const origin = phraseOrigin(request.utterance);
    const kept = phrases.get(key);
    if (kept) {
      counts.hits++;
      yield withWarnings(pieceOf(kept, origin));
      return;
    }
    let flight = flights.get(key);
    if (flight) {
      counts.hits++;
      counts.shared++;
    } else {
      flight = createFlight<SpokenPiece>({
        run: (stop) => fly(request, stop),
        onEnd: () => {
          if (flights.get(key) === flight) flights.delete(key);
        },
      });
      flights.set(key, flight);
    }
    for await (const piece of flight.follow(signal)) yield withWarnings(movePiece(piece, origin));
  }

  const withWarnings = (piece: SpokenPiece): SpokenPiece => {
    if (untold.length === 0) return piece;
    const warnings = [...untold, ...piece.warnings];
    untold = [];
    return { ...piece, warnings };
  };

  return {
    pieces,
    stats: () => ({ ...counts, entries: phrases.size, bytes: phrases.calculatedSize }),
    async settle() {
      await Promise.allSettled(writing);
    },
  };
}

function nameOf(key: string): Promise<string> {
  return sha256(new TextEncoder().encode(key));
}
