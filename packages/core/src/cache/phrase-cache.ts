import type { SpokenWord } from "@cosyvoice-lite/audio";
import type { SynthesisWarning, Utterance } from "@cosyvoice-lite/spec";
import { SharedCache, concat } from "@cosyvoice-lite/spec/helpers";
import type { SpokenPiece } from "../speak-utterance";
import { sha256 } from "../voice/voice-source";
import { decodePhrase, encodePhrase, type CachedPhrase, type PhraseStore } from "./phrase-file";
import { phraseOrigin } from "./phrase-key";

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
interface PhraseRequest {
  /** From `phraseKey`. */
  readonly key: string;
  readonly utterance: Utterance;
  /** Of this caller only: others who wait for the same phrase go on. */
  readonly signal: AbortSignal | undefined;
  /** Speaks it; its signal fires when nobody waits any more. */
  readonly speak: (signal: AbortSignal) => AsyncGenerator<SpokenPiece, void>;
}

/** Phrases of one synthesizer. */
interface PhraseCache {
  /** The pieces of an utterance, from memory, from the store, from a request in flight, or spoken now. */
  pieces(request: PhraseRequest): AsyncGenerator<SpokenPiece, void>;
  stats(): CacheStats;
  /** Waits until everything is written. */
  settle(): Promise<void>;
}

/** Makes an empty cache. All offsets in it count from a phrase's first word. */
export function createPhraseCache({ entries, bytes, store }: PhraseCacheOptions): PhraseCache {
  const cache = new SharedCache<SpokenPiece>({
    entries,
    bytes,
    sizeOf: bytesOfPiece,
    isLast: ({ isLast }) => isLast,
    keep: (piece) => ({ ...piece, audio: trimmed(piece.audio), acousticTime: 0, vocoderTime: 0 }),
  });
  const writing = new Set<Promise<void>>();
  /** Trouble with the store, told with the next piece. */
  let untold: SynthesisWarning[] = [];
  let stored = 0;

  const trouble = (what: string, error: unknown): void => {
    const reason = error instanceof Error ? error.message : String(error);
    const message = `${what}: ${reason}. The phrase is synthesized again.`;
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

  const save = (key: string, phrase: CachedPhrase): void => {
    if (!store) return;
    const work = nameOf(key)
      .then(async (name) => store.write(name, await encodePhrase(key, phrase)))
      .catch((error: unknown) => trouble("A phrase could not be kept in the cache", error))
      .finally(() => writing.delete(work));
    writing.add(work);
  };

  async function* fly(
    { key, utterance, speak }: PhraseRequest,
    signal: AbortSignal,
  ): AsyncGenerator<SpokenPiece, void> {
    const kept = await load(key);
    if (kept) {
      stored++;
      yield { ...kept, isLast: true, acousticTime: 0, vocoderTime: 0 };
      return;
    }
    const origin = phraseOrigin(utterance);
    const spoken: SpokenPiece[] = [];
    for await (const piece of speak(signal)) {
      const own = movePiece(piece, -origin);
      spoken.push(own);
      // Before the last piece goes out: who has it does not come again.
      if (own.isLast) save(key, phraseOf(spoken));
      yield own;
    }
  }

  /** A piece for one caller, with samples of its own. */
  const told = (piece: SpokenPiece, origin: number): SpokenPiece => {
    const own = movePiece({ ...piece, audio: piece.audio.slice() }, origin);
    if (untold.length === 0) return own;
    const warnings = [...untold, ...own.warnings];
    untold = [];
    return { ...own, warnings };
  };

  return {
    async *pieces(request) {
      const { key, signal } = request;
      const origin = phraseOrigin(request.utterance);
      const pieces =
        cache.kept(key) ?? cache.work(key, (stop) => fly(request, stop)).work.follow(signal);
      for await (const piece of pieces) yield told(piece, origin);
    },
    stats() {
      const { hits, misses, ...rest } = cache.stats();
      return { ...rest, hits: hits + stored, misses: misses - stored, stored };
    },
    async settle() {
      await Promise.allSettled(writing);
    },
  };
}

/** Memory of a piece in bytes; a word is taken as 200, a warning as 300. */
function bytesOfPiece({ audio, words = [], warnings }: SpokenPiece): number {
  return audio.byteLength + words.length * 200 + warnings.length * 300;
}

/** A view of a large buffer would keep all of it. */
function trimmed(audio: Float32Array): Float32Array {
  return audio.buffer.byteLength > audio.byteLength ? audio.slice() : audio;
}

function phraseOf(pieces: readonly SpokenPiece[]): CachedPhrase {
  const hasWords = pieces.some(({ words }) => words !== undefined);
  return {
    audio: concat(
      Float32Array,
      pieces.map(({ audio }) => audio),
    ),
    ...(hasWords && { words: pieces.flatMap(({ words }) => words ?? []) }),
    warnings: pieces.flatMap(({ warnings }) => warnings),
  };
}

/** A piece at another place of a text. */
function movePiece(piece: SpokenPiece, by: number): SpokenPiece {
  return {
    ...piece,
    ...(piece.words && { words: piece.words.map((word) => moveWord(word, by)) }),
    warnings: piece.warnings.map((warning) => moveWarning(warning, by)),
  };
}

function moveWord(word: SpokenWord, by: number): SpokenWord {
  return { ...word, textStart: word.textStart + by, textEnd: word.textEnd + by };
}

function moveWarning(warning: SynthesisWarning, by: number): SynthesisWarning {
  const { start, end } = warning;
  return {
    ...warning,
    ...(start !== undefined && { start: start + by }),
    ...(end !== undefined && { end: end + by }),
  };
}

function nameOf(key: string): Promise<string> {
  return sha256(new TextEncoder().encode(key));
}

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
