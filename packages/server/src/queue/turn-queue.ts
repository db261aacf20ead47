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
   * @param deadline - When the stream's listener runs out of sound, in milliseconds of any one clock; `undefined` before its first sound.
   * @returns Gives the turn back; calling it again does nothing.
   * @throws SynthesisError `ABORTED` where the signal fires first.
   */
  turn(deadline: number | undefined, signal: AbortSignal): Promise<() => void>;
  /** Frees the place; calling it again does nothing. */
  leave(): void;
}

interface Waiter {
  readonly deadline: number | undefined;
  readonly grant: () => void;
}

/**
 * Hands out turns chunk by chunk, so that a long text holds nobody up. Of the clients that wait, the one that was served longest ago is
 * next; within a client streams that have not begun go first, then the one whose listener runs out of sound first. Every other turn goes to a
 * client with a stream that has not begun, where there is one: first sounds wait for each other, not for whole rounds of long chunks; and what
 * has begun goes on.
 */
export class TurnQueue {
  readonly #waiting = new Map<string, Waiter[]>();
  /**
   * When each client had its last turn, by a count of turns. The order of arrival in `#waiting` would not do: while a client's one stream
   * plays its chunk, its other one waits on, and both together would have two turns for everybody else's one.
   */
  readonly #served = new Map<string, number>();
  #clock = 0;
  /** Whether the last turn began a stream. */
  #hasBegunOne = false;
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
    // A newcomer lines up behind those that are there.
    if (own === 0) this.#served.set(client, ++this.#clock);
    let left = false;
    return {
      turn: (deadline, signal) => this.#turn(client, deadline, signal),
      leave: () => {
        if (left) return;
        left = true;
        this.#open -= 1;
        const rest = (this.#streams.get(client) ?? 1) - 1;
        if (rest > 0) this.#streams.set(client, rest);
        else {
          this.#streams.delete(client);
          this.#served.delete(client);
        }
      },
    };
  }

  #turn(client: string, deadline: number | undefined, signal: AbortSignal): Promise<() => void> {
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
      const found = (this.#hasBegunOne ? undefined : this.#next(isBeginning)) ?? this.#next();
      if (!found) return;
      const { client, waiter } = found;
      this.#remove(client, waiter);
      this.#served.set(client, ++this.#clock);
      this.#hasBegunOne = isBeginning(waiter);
      this.#free -= 1;
      waiter.grant();
    }
  }

  /** The most urgent stream of the client that was served longest ago. @param wanted - Which streams count. Default: all. */
  #next(
    wanted: (waiter: Waiter) => boolean = () => true,
  ): { readonly client: string; readonly waiter: Waiter } | undefined {
    let next: { readonly client: string; readonly waiter: Waiter } | undefined;
    let longestAgo = Infinity;
    for (const [client, waiters] of this.#waiting) {
      const served = this.#served.get(client) ?? 0;
      const waiter = served < longestAgo ? mostUrgent(waiters) : undefined;
      if (!waiter || !wanted(waiter)) continue;
      next = { client, waiter };
      longestAgo = served;
    }
    return next;
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

const isBeginning = ({ deadline }: Waiter): boolean => deadline === undefined;
const timeOf = ({ deadline = -Infinity }: Waiter): number => deadline;

/** Of those that have not begun, the one that came first. */
function mostUrgent(waiters: readonly Waiter[]): Waiter | undefined {
  let best: Waiter | undefined;
  for (const waiter of waiters) if (!best || timeOf(waiter) < timeOf(best)) best = waiter;
  return best;
}

function aborted(signal: AbortSignal): SynthesisError {
  return new SynthesisError("ABORTED", "The request ended before its turn came.", {
    cause: signal.reason,
  });
}
