/**
 * Speech in turns.
 * @module
 */
import type { SpeechChunk, SynthesisOptions } from "@cosyvoice-lite/core";
import { ShuttingDownError } from "./queue-full-error";
import type { SpeechPool } from "./speech-pool";
import { TurnQueue, type TurnQueueOptions } from "./turn-queue";

/** One text to speak. */
export interface SpeechTask {
  /** Who asks; fairness is between clients. */
  readonly client: string;
  readonly text: string;
  readonly options: Omit<SynthesisOptions, "signal">;
  readonly signal: AbortSignal;
}

/** Surroundings of a {@link SpeechQueue}. */
export interface SpeechQueueOptions extends TurnQueueOptions {
  /** One that has `stats()` hands out turns by itself: `turns` is not looked at then, and a text waits in the pool. */
  readonly pool: SpeechPool;
  /** Milliseconds of a clock that never goes back. */
  readonly now: () => number;
}

/** Weight of the newest request in the running mean of what a request costs. */
const NEWEST = 0.1;
const LONGEST_RETRY = 60;

/** Streams texts over a pool, one chunk per turn; and refuses those that are too many. */
export class SpeechQueue {
  readonly #turns: TurnQueue;
  /** Running mean, seconds. */
  #meanWork = 1;
  #closed = false;

  constructor(private readonly options: SpeechQueueOptions) {
    const { pool, maxStreams, turns } = options;
    this.#turns = new TurnQueue({ ...options, turns: pool.stats ? maxStreams : turns });
  }

  /** Texts in work or waiting. */
  get open(): number {
    return this.#turns.open;
  }

  /** Texts that wait for a turn. */
  get waiting(): number {
    return this.#turns.waiting + (this.options.pool.stats?.().waiting ?? 0);
  }

  get closed(): boolean {
    return this.#closed;
  }

  /** Whole seconds after which a place is likely to be free: 1–60. */
  get retryAfter(): number {
    const { pool, turns } = this.options;
    const seconds = (this.#meanWork * this.open) / (pool.stats?.().workers ?? turns);
    return Math.min(LONGEST_RETRY, Math.max(1, Math.ceil(seconds)));
  }

  /** No new texts from now on; those that are open go on. */
  close(): void {
    this.#closed = true;
  }

  /**
   * Speaks. A chunk is computed when it is asked for and its turn has come; leaving the loop frees the place.
   * @throws QueueFullError, ShuttingDownError, and what the pool throws.
   */
  async *stream(task: SpeechTask): AsyncGenerator<SpeechChunk, void> {
    if (this.#closed) throw new ShuttingDownError();
    const { client, text, options, signal } = task;
    const { pool, now } = this.options;
    const place = this.#turns.enter(client);
    let firstAt: number | undefined;
    let work = 0;
    let sound = 0;
    let complete = false;
    const forWhom = pool.stats ? { client } : {};
    const chunks = pool.stream(text, { ...options, ...forWhom, signal })[Symbol.asyncIterator]();
    try {
      while (!complete) {
        const deadline = firstAt === undefined ? undefined : firstAt + sound * 1000;
        const release = await place.turn(deadline, signal);
        const result = await chunks.next().finally(release);
        if (result.done) break;
        work += result.value.timings.total / 1000;
        firstAt ??= now();
        sound += result.value.audio.length / result.value.sampleRate;
        complete = result.value.isFinal;
        yield result.value;
      }
      // Lets the pool finish what it does behind its last chunk, such as filling a cache; there is nothing to compute.
      if (complete) await chunks.next();
    } finally {
      await chunks.return?.();
      place.leave();
      if (complete) this.#meanWork += NEWEST * (work - this.#meanWork);
    }
  }
}
