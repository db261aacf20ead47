/**
 * Who may compute next.
 * @module
 */
import { SynthesisError } from "@cosyvoice-lite/spec";
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
   * @param deadline - When the stream's listener runs out of sound, in milliseconds of any one clock.
   * @returns Gives the turn back; calling it again does nothing.
   * @throws SynthesisError `ABORTED` where the signal fires first.
   */
  turn(deadline: number, signal: AbortSignal): Promise<() => void>;
  /** Frees the place; calling it again does nothing. */
  leave(): void;
}

interface Waiter {
  readonly deadline: number;
  readonly grant: () => void;
}

/**
 * Hands out turns chunk by chunk, so that a long text holds nobody up. Clients take turns one after another; within a
 * client the stream whose listener runs out of sound first goes first, which is how a stream that has not begun yet gets ahead.
 */
export class TurnQueue {
  // Maps keep the order of insertion: the client that was served goes to the end.
  readonly #waiting = new Map<string, Waiter[]>();
  readonly #streams = new Map<string, number>();
  #open = 0;
  #free: number;

  constructor(private readonly options: TurnQueueOptions) {
    this.#free = options.turns;
  }

  /** Streams with a place. */
  get open(): number {
    return this.#open;
  }

  /** Streams that wait for a turn. */
  get waiting(): number {
    let count = 0;
    for (const waiters of this.#waiting.values()) count += waiters.length;
    return count;
  }

  /**
   * Takes a place.
   * @param client - Streams of one client share its turns.
   * @throws QueueFullError where there is none.
   */
  enter(client: string): Place {
    const own = this.#streams.get(client) ?? 0;
    if (this.#open >= this.options.maxStreams) throw new QueueFullError("server");
    if (own >= this.options.maxStreamsPerClient) throw new QueueFullError("client");
    this.#open += 1;
    this.#streams.set(client, own + 1);
    let left = false;
    return {
      turn: (deadline, signal) => this.#turn(client, deadline, signal),
      leave: () => {
        if (left) return;
        left = true;
        this.#open -= 1;
        const rest = (this.#streams.get(client) ?? 1) - 1;
        if (rest > 0) this.#streams.set(client, rest);
        else this.#streams.delete(client);
      },
    };
  }

  #turn(client: string, deadline: number, signal: AbortSignal): Promise<() => void> {
    if (signal.aborted) return Promise.reject(aborted(signal));
    return new Promise((resolve, reject) => {
      const onAbort = () => {
        this.#remove(client, waiter);
        reject(aborted(signal));
      };
      const waiter: Waiter = {
        deadline,
        grant: () => {
          signal.removeEventListener("abort", onAbort);
          resolve(this.#release());
        },
      };
      signal.addEventListener("abort", onAbort, { once: true });
      const waiters = this.#waiting.get(client);
      if (waiters) waiters.push(waiter);
      else this.#waiting.set(client, [waiter]);
      this.#dispatch();
    });
  }

  #dispatch(): void {
    while (this.#free > 0) {
      const next = this.#waiting.entries().next();
      if (next.done) return;
      const [client, waiters] = next.value;
      const urgent = waiters.reduce((best, each) => (each.deadline < best.deadline ? each : best));
      this.#remove(client, urgent);
      if (waiters.length > 0) {
        this.#waiting.delete(client);
        this.#waiting.set(client, waiters);
      }
      this.#free -= 1;
      urgent.grant();
    }
  }

  #remove(client: string, waiter: Waiter): void {
    const waiters = this.#waiting.get(client);
    const at = waiters?.indexOf(waiter) ?? -1;
    if (!waiters || at < 0) return;
    waiters.splice(at, 1);
    if (waiters.length === 0) this.#waiting.delete(client);
  }

  #release(): () => void {
    let done = false;
    return () => {
      if (done) return;
      done = true;
      this.#free += 1;
      this.#dispatch();
    };
  }
}

function aborted(signal: AbortSignal): SynthesisError {
  return new SynthesisError("ABORTED", "The request ended before its turn came.", {
    cause: signal.reason,
  });
}
