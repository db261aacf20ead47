import type { SpeechChunk, SynthesisOptions } from "@cosyvoice-lite/core";
import type { SynthesizerPool } from "@cosyvoice-lite/core/workers";
import { SynthesisError, throwIfAborted } from "@cosyvoice-lite/spec";
import { SharedCache, type SharedCacheStats } from "@cosyvoice-lite/spec/helpers";

/** One text to speak. */
export interface SpeechTask {
  /** Who asks; fairness is between clients. */
  readonly client: string;
  readonly text: string;
  readonly options: Omit<SynthesisOptions, "signal">;
  readonly signal: AbortSignal;
}

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

/** Thrown at a request that finds the queue full; answered with 429. */
export class QueueFullError extends Error {
  override readonly name = "QueueFullError";

  /** @param scope - Whether the whole server is full, or what one client may have open. */
  constructor(readonly scope: "server" | "client") {
    super(
      scope === "server"
        ? "The server is busy. Try again after the seconds that Retry-After names."
        : "This client has too many requests open. Wait for one to end, or cancel one.",
    );
  }
}

/** Thrown at a request that arrives while the server shuts down; answered with 503. */
export class ShuttingDownError extends Error {
  override readonly name = "ShuttingDownError";

  constructor() {
    super("The server is shutting down. Try another one, or this one in a moment.");
  }
}

/** What speaks, and its bounds. */
export interface SpeechOptions {
  /** Hands out the turns. */
  readonly pool: Pick<SynthesizerPool, "stream" | "stats">;
  /** Chunks that the pool computes at the same time. */
  readonly turns: number;
  /** Texts that are open at the same time, in progress or waiting. */
  readonly maxQueue: number;
  /** How many of them may belong to one client. */
  readonly maxQueuePerClient: number;
  /** Most texts that are kept. */
  readonly cacheEntries: number;
  /** Most bytes of them; 0 keeps none: every request is spoken for itself then. */
  readonly cacheBytes: number;
  /** A monotonic clock, in milliseconds. */
  readonly now: () => number;
}

/**
 * A text takes at most this part of the cache: 2 MiB of 64, 21 s at 24 kHz. What is spoken is held in memory until its end, for every open
 * request; and what a person asks for again is short.
 */
const LARGEST_PART = 1 / 32;
/** Weight of the newest request in the running mean of what a request costs. */
const NEWEST = 0.1;
const LONGEST_RETRY = 60;

/**
 * Speaks for all clients. A text that was spoken before comes at once, with a full queue, too: it takes no place and no turn, nor the front
 * end. Nor does one that is being spoken for somebody else, whichever worker does it.
 */
export class Speech {
  readonly #options: SpeechOptions;
  readonly #cache: SharedCache<SpeechChunk> | undefined;
  readonly #open = new Map<string, number>();
  #count = 0;
  /** Running mean, seconds. */
  #meanWork = 1;
  #closed = false;

  constructor(options: SpeechOptions) {
    this.#options = options;
    const { cacheEntries: entries, cacheBytes: bytes } = options;
    this.#cache =
      bytes === 0
        ? undefined
        : new SharedCache({
            entries,
            bytes,
            largest: Math.floor(bytes * LARGEST_PART),
            sizeOf: bytesOfChunk,
            isLast: ({ isFinal }) => isFinal,
            keep: ownCopy,
          });
  }

  /** Texts in progress or waiting. */
  get open(): number {
    return this.#count;
  }

  /** Texts that wait for a turn. */
  get waiting(): number {
    return this.#options.pool.stats().waiting;
  }

  get closed(): boolean {
    return this.#closed;
  }

  /** Whole seconds after which a place is likely to be free: 1–60. */
  get retryAfter(): number {
    const seconds = (this.#meanWork * this.open) / this.#options.turns;
    return Math.min(LONGEST_RETRY, Math.max(1, Math.ceil(seconds)));
  }

  /** `undefined` where nothing is kept. */
  cacheStats(): SharedCacheStats | undefined {
    return this.#cache?.stats();
  }

  /** No new texts from now on; those that are open go on. */
  close(): void {
    this.#closed = true;
  }

  /**
   * Speaks. A chunk is computed when it is asked for and its turn has come; leaving the loop frees the place.
   * @param onEnd - Told what it cost when it has ended, well or not; but not of a text that was refused.
   * @throws QueueFullError, ShuttingDownError, and what the pool throws.
   */
  async *stream(
    task: SpeechTask,
    onEnd: (cost: SpeechCost) => void = () => undefined,
  ): AsyncGenerator<SpeechChunk, void> {
    if (this.#closed) throw new ShuttingDownError();
    const { now } = this.#options;
    const started = now();
    const { chunks, cached } = this.#find(task);
    let firstAudio: number | undefined;
    let work = 0;
    let sound = 0;
    let complete = false;
    let isRefused = false;
    try {
      for await (const chunk of chunks) {
        throwIfAborted(task.signal);
        firstAudio ??= (now() - started) / 1000;
        if (!cached) work += chunk.timings.total / 1000;
        sound += chunk.audio.length / chunk.sampleRate;
        complete = chunk.isFinal;
        yield chunk;
      }
    } catch (error) {
      isRefused =
        error instanceof QueueFullError || (SynthesisError.is(error) && error.code === "BUSY");
      throw error;
    } finally {
      if (!isRefused) onEnd({ firstAudio, work, sound, complete, cached });
    }
  }

  #find(task: SpeechTask): {
    readonly chunks: Iterable<SpeechChunk> | AsyncIterable<SpeechChunk>;
    readonly cached: boolean;
  } {
    const cache = this.#cache;
    if (!cache) return { chunks: this.#speak(task), cached: false };
    const key = textKey(task);
    const kept = cache.kept(key);
    if (kept) return { chunks: kept, cached: true };
    const { work, isShared } = cache.work(key, (signal) => this.#speak({ ...task, signal }));
    return { chunks: work.follow(task.signal), cached: isShared };
  }

  async *#speak({ client, text, options, signal }: SpeechTask): AsyncGenerator<SpeechChunk, void> {
    if (this.#closed) throw new ShuttingDownError();
    const leave = this.#enter(client);
    let work = 0;
    let complete = false;
    try {
      for await (const chunk of this.#options.pool.stream(text, { ...options, client, signal })) {
        work += chunk.timings.total / 1000;
        complete = chunk.isFinal;
        yield chunk;
      }
    } finally {
      leave();
      if (complete) this.#meanWork += NEWEST * (work - this.#meanWork);
    }
  }

  /** Takes a place. @throws QueueFullError where there is none. */
  #enter(client: string): () => void {
    const { maxQueue, maxQueuePerClient } = this.#options;
    const own = this.#open.get(client) ?? 0;
    if (this.#count >= maxQueue) throw new QueueFullError("server");
    if (own >= maxQueuePerClient) throw new QueueFullError("client");
    this.#count += 1;
    this.#open.set(client, own + 1);
    return () => {
      this.#count -= 1;
      const rest = (this.#open.get(client) ?? 1) - 1;
      if (rest > 0) this.#open.set(client, rest);
      else this.#open.delete(client);
    };
  }
}

/** Equal for the same text with the same options, in any order; an option that is left out counts as absent. */
export function textKey({ text, options }: Pick<SpeechTask, "text" | "options">): string {
  const given = Object.entries(options)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([text, given]);
}

/** Bytes of a chunk in memory; a word is taken as 200, a warning as 300, the rest of a chunk as 500. */
function bytesOfChunk({ audio, words = [], warnings, text }: SpeechChunk): number {
  const rest = words.length * 200 + warnings.length * 300 + text.length * 2 + 500;
  return audio.byteLength + rest;
}

/** A view of a large buffer would keep all of it; and trouble of that one time is not told again. */
function ownCopy(chunk: SpeechChunk): SpeechChunk {
  const warnings = chunk.warnings.filter(({ code }) => code !== "CACHE_ENTRY_IGNORED");
  return { ...chunk, audio: chunk.audio.slice(), warnings };
}
