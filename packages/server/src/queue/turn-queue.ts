/**
 * Who may compute next.
 * @module
 */
import { TurnQueue as FairQueue } from "@cosyvoice-lite/core/workers";
import { QueueFullError } from "./queue-full-error";

/** Bounds of a {@link TurnQueue}. */
export interface TurnQueueOptions {
  /** Chunks that are computed at the same time. */
  readonly turns: number;
  /** Streams that are open at the same time, computing or waiting. */
  readonly maxStreams: number;
  /** How many of them may belong to one client. */
  readonly maxStreamsPerClient: number;
}

/** A place in the queue; whoever holds one may ask for turns. */
export interface Place {
  /**
   * Waits for a turn.
   * @param deadline - When the stream's listener runs out of sound, in milliseconds of any one clock; `undefined` before its first sound.
   * @returns Gives the turn back; calling it again does nothing.
   * @throws SynthesisError `ABORTED` where the signal fires first.
   */
  turn(deadline: number | undefined, signal: AbortSignal): Promise<() => void>;
  /** Frees the place; calling it again does nothing. */
  leave(): void;
}

/** The queue of core's pool for one synthesizer, with refusals that say who is full: the server answers them with 429. */
export class TurnQueue {
  readonly #queue: FairQueue;

  constructor(private readonly options: TurnQueueOptions) {
    const { turns, maxStreams, maxStreamsPerClient } = options;
    this.#queue = new FairQueue({
      workers: 1,
      turnsPerWorker: turns,
      streams: maxStreams,
      streamsPerClient: maxStreamsPerClient,
    });
  }

  /** Streams with a place. */
  get open(): number {
    return this.#queue.open;
  }

  /** Streams that wait for a turn. */
  get waiting(): number {
    return this.#queue.waiting;
  }

  /**
   * Takes a place.
   * @param client - Streams of one client share its turns.
   * @throws QueueFullError where there is none.
   */
  enter(client: string): Place {
    const { maxStreams, maxStreamsPerClient } = this.options;
    if (this.open >= maxStreams) throw new QueueFullError("server");
    if (this.#queue.openOf(client) >= maxStreamsPerClient) throw new QueueFullError("client");
    const place = this.#queue.enter(client);
    return {
      turn: async (deadline, signal) => (await place.turn(deadline, signal)).release,
      leave: () => place.leave(),
    };
  }
}
