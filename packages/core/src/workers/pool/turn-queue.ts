import { SynthesisError, throwIfAborted } from "@cosyvoice-lite/spec";

/** Bounds of a {@link TurnQueue}. */
interface TurnQueueOptions {
  /** Workers that compute. */
  readonly workers: number;
  /** Turns that one worker has at the same time. */
  readonly turnsPerWorker: number;
  /** Streams that are open at the same time, in progress or waiting. */
  readonly streams: number;
  /** How many of them may belong to one client. */
  readonly streamsPerClient: number;
}

/** The right to compute one chunk, granted by a {@link TurnQueue}. */
export interface Turn {
  /** Number of the worker. A stream has all its turns with the same one. */
  readonly worker: number;
  /** Gives the turn back; calling it again does nothing. */
  release(): void;
}

/** A stream's place in a {@link TurnQueue}. */
export interface Place {
  /**
   * Waits for a turn.
   * @param deadline - When the listener runs out of sound, milliseconds of any one clock: of one client's streams the most urgent goes first.
   *   `undefined` before its first sound, which is the most urgent of all.
   * @throws SynthesisError `ABORTED` where the signal fires first.
   */
  turn(deadline: number | undefined, signal?: AbortSignal): Promise<Turn>;
  /** Frees the place; calling it again does nothing. */
  leave(): void;
}

interface Stream {
  readonly client: string;
  worker?: number;
}

interface Waiter {
  readonly stream: Stream;
  readonly deadline: number | undefined;
  grant(worker: number): void;
}

/**
 * Clients have turns one after another. Every other turn goes to a client with a stream that has not begun, where there is one: first sounds
 * wait for each other, not for whole rounds of long chunks; and what has begun goes on. A stream goes to the worker with the fewest streams
 * among those that are free, and stays there.
 */
export class TurnQueue {
  readonly #options: TurnQueueOptions;
  readonly #clients = new Map<string, Set<Waiter>>();
  /** When each client had its last turn: the one that waited for longest is next. Newcomers line up at the end. */
  readonly #served = new Map<string, number>();
  #clock = 0;
  /** Whether the last turn began a stream. */
  #hasBegunOne = false;
  readonly #open = new Map<string, number>();
  readonly #free: number[];
  readonly #assigned: number[];
  #streams = 0;

  constructor(options: TurnQueueOptions) {
    this.#options = options;
    this.#free = Array.from({ length: options.workers }, () => options.turnsPerWorker);
    this.#assigned = Array.from({ length: options.workers }, () => 0);
  }

  /** Streams with a place. */
  get open(): number {
    return this.#streams;
  }

  /** Streams that wait for a turn. */
  get waiting(): number {
    let count = 0;
    for (const waiters of this.#clients.values()) count += waiters.size;
    return count;
  }

  /** Of these, the client's. */
  openOf(client: string): number {
    return this.#open.get(client) ?? 0;
  }

  /**
   * Takes a place.
   * @param client - Streams of one client share its turns.
   * @throws SynthesisError `BUSY` where no place is left.
   */
  enter(client: string): Place {
    const { streams, streamsPerClient } = this.#options;
    const own = this.openOf(client);
    if (this.#streams >= streams)
      throw busy(`All ${streams} places are taken; try again in a moment`);
    if (own >= streamsPerClient)
      throw busy(`This client has ${own} texts open; wait for one to end, or cancel one`);
    this.#streams += 1;
    this.#open.set(client, own + 1);
    if (own === 0) this.#served.set(client, ++this.#clock);
    const stream: Stream = { client };
    let isHeld = true;
    return {
      turn: (deadline, signal) => this.#turn(stream, deadline, signal),
      leave: () => {
        if (isHeld) this.#leave(stream);
        isHeld = false;
      },
    };
  }

  #leave({ client, worker }: Stream): void {
    this.#streams -= 1;
    const rest = (this.#open.get(client) ?? 1) - 1;
    if (rest > 0) this.#open.set(client, rest);
    else {
      this.#open.delete(client);
      this.#served.delete(client);
    }
    if (worker !== undefined) this.#assigned[worker] -= 1;
  }

  async #turn(stream: Stream, deadline: number | undefined, signal?: AbortSignal): Promise<Turn> {
    throwIfAborted(signal);
    const worker = await new Promise<number>((resolve, reject) => {
      const waiter: Waiter = {
        stream,
        deadline,
        grant(granted) {
          signal?.removeEventListener("abort", abort);
          resolve(granted);
        },
      };
      const abort = () => {
        this.#remove(waiter);
        reject(
          new SynthesisError("ABORTED", "The text was given up before its turn came.", {
            cause: signal?.reason,
          }),
        );
      };
      signal?.addEventListener("abort", abort, { once: true });
      const waiters = this.#clients.get(stream.client) ?? new Set();
      this.#clients.set(stream.client, waiters.add(waiter));
      this.#dispatch();
    });
    let isHeld = true;
    const release = () => {
      if (isHeld) this.#free[worker] += 1;
      isHeld = false;
      this.#dispatch();
    };
    return { worker, release };
  }

  /** Serves until no waiter can be served. */
  #dispatch(): void {
    for (;;) {
      const found =
        (this.#hasBegunOne ? undefined : this.#nextWaiter(isBeginning)) ?? this.#nextWaiter();
      if (!found) return;
      const { waiter, worker } = found;
      const { stream } = waiter;
      this.#remove(waiter);
      this.#served.set(stream.client, ++this.#clock);
      this.#hasBegunOne = isBeginning(waiter);
      if (stream.worker === undefined) this.#assigned[worker] += 1;
      stream.worker = worker;
      this.#free[worker] -= 1;
      waiter.grant(worker);
    }
  }

  /** @param wanted - Which streams count. Default: all. */
  #nextWaiter(
    wanted: (waiter: Waiter) => boolean = () => true,
  ): { readonly waiter: Waiter; readonly worker: number } | undefined {
    const idle = this.#idleWorker();
    if (idle === undefined) return undefined;
    let best: Waiter | undefined;
    let earliest = Infinity;
    for (const [client, waiters] of this.#clients) {
      const served = this.#served.get(client) ?? 0;
      const waiter = served < earliest ? this.#urgent(waiters, idle) : undefined;
      if (!waiter || !wanted(waiter)) continue;
      best = waiter;
      earliest = served;
    }
    return best && { waiter: best, worker: best.stream.worker ?? idle };
  }

  /** Among those whose worker is free the one with the least time; of those that have not begun, the one that came first. */
  #urgent(waiters: Iterable<Waiter>, idle: number): Waiter | undefined {
    let urgent: Waiter | undefined;
    for (const waiter of waiters) {
      const isServable = this.#free[waiter.stream.worker ?? idle] > 0;
      if (isServable && (!urgent || timeOf(waiter) < timeOf(urgent))) urgent = waiter;
    }
    return urgent;
  }

  /** The free worker with the fewest streams. */
  #idleWorker(): number | undefined {
    let best: number | undefined;
    for (const [worker, free] of this.#free.entries()) {
      if (free > 0 && (best === undefined || this.#assigned[worker] < this.#assigned[best]))
        best = worker;
    }
    return best;
  }

  #remove(waiter: Waiter): void {
    const { client } = waiter.stream;
    const waiters = this.#clients.get(client);
    waiters?.delete(waiter);
    if (waiters?.size === 0) this.#clients.delete(client);
  }
}

const isBeginning = ({ deadline }: Waiter): boolean => deadline === undefined;
const timeOf = ({ deadline = -Infinity }: Waiter): number => deadline;

function busy(problem: string): SynthesisError {
  return new SynthesisError("BUSY", `${problem}.`);
}
