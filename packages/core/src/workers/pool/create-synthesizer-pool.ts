import { availableParallelism } from "node:os";
import { wholeNumber } from "@cosyvoice-lite/spec/helpers";
import type { Synthesizer } from "../../synthesizer";
import { openWorkerSynthesizer, type WorkerSynthesizerOptions } from "../create-worker-synthesizer";
import type { WorkerSynthesizer } from "../worker-synthesizer";
import { startThread, type StartThread } from "../worker-thread";
import { WorkerPool, type SynthesizerPool } from "./synthesizer-pool";

/**
 * Opens a voice in several worker threads. Texts wait in a bounded queue; turns go round the clients chunk by chunk. A worker that is lost
 * fails the texts in progress (`MODEL_FAILED`) and is replaced.
 *
 * ```ts
 * const pool = await createSynthesizerPool({ workers: 2, queue: 32 });
 * const speech = await pool.synthesize("你好，世界。", { client: "alice" });
 * await pool.dispose();
 * ```
 * @throws SynthesisError as `createWorkerSynthesizer()`.
 */
export function createSynthesizerPool(
  options: SynthesizerPoolOptions = {},
): Promise<SynthesizerPool> {
  return openSynthesizerPool(options, () => startThread());
}

/** Bounds of a pool over one synthesizer. */
export interface SharedSynthesizerOptions {
  /** Chunks in progress at the same time. Default 1. */
  readonly turns?: number;
  /** Texts that may be open at the same time, in progress or waiting; the next one is rejected with `BUSY`. Default 64. */
  readonly queue?: number;
  /** How many of them may belong to one client. Default: all. */
  readonly queuePerClient?: number;
}

/**
 * One synthesizer as a pool: texts wait in a bounded queue, and turns go round the clients chunk by chunk.
 * @param tts - Stays the caller's to dispose of.
 */
export function shareSynthesizer(
  tts: Synthesizer,
  { turns = 1, queue = 64, queuePerClient = queue }: SharedSynthesizerOptions = {},
): SynthesizerPool {
  const place = { latest: tts, replaced: 0, get: async () => tts, dispose: async () => undefined };
  return new WorkerPool([place], { queue, queuePerClient }, turns);
}

/** As {@link createSynthesizerPool}, with the threads that `start` gives. */
export async function openSynthesizerPool(
  options: SynthesizerPoolOptions,
  start: StartThread,
): Promise<SynthesizerPool> {
  const resolved = resolvePoolOptions(options);
  const openings = await Promise.allSettled(
    Array.from({ length: resolved.workers }, () => openWorkerSynthesizer(resolved.worker, start)),
  );
  const opened = openings.flatMap((opening) =>
    opening.status === "fulfilled" ? [opening.value] : [],
  );
  const failure = openings.find((opening) => opening.status === "rejected");
  if (failure) {
    await Promise.all(opened.map((worker) => worker.dispose()));
    throw failure.reason;
  }
  // A replacement loads for whoever waits for it, long after the caller's signal and listener.
  const { signal: _, onProgress: __, ...later }: WorkerSynthesizerOptions = resolved.worker;
  const reopen = (): Promise<WorkerSynthesizer> => openWorkerSynthesizer(later, start);
  return new WorkerPool(
    opened.map((worker) => new PoolWorker(worker, reopen)),
    resolved,
  );
}

/** How to make a pool: the options of its workers and its bounds. */
export interface SynthesizerPoolOptions extends WorkerSynthesizerOptions {
  /** Threads that speak; each loads the voice for itself. Default: one per core, 4 at most. */
  readonly workers?: number;
  /** Texts that may be open at the same time, in progress or waiting; the next one is rejected with `BUSY`. Default 64. */
  readonly queue?: number;
  /** How many of them may belong to one client. Default: all. */
  readonly queuePerClient?: number;
  /** Threads inside one operator, per worker. Default: the cores divided by the workers. */
  readonly threads?: number;
}

interface ResolvedPoolOptions {
  readonly workers: number;
  readonly queue: number;
  readonly queuePerClient: number;
  /** For every worker. */
  readonly worker: WorkerSynthesizerOptions;
}

const MOST_WORKERS_BY_DEFAULT = 4;

/** @throws SynthesisError `INVALID_ARGUMENT` naming the option and its range. */
function resolvePoolOptions(options: SynthesizerPoolOptions): ResolvedPoolOptions {
  const { workers, queue = 64, queuePerClient, ...worker } = options;
  const cores = availableParallelism();
  const count = wholeNumber("workers", workers ?? Math.min(cores, MOST_WORKERS_BY_DEFAULT), 1, 256);
  const threads = worker.threads ?? worker.sessionOptions?.intraOpNumThreads;
  return {
    workers: count,
    queue: wholeNumber("queue", queue, 1, 1_000_000),
    queuePerClient: wholeNumber("queuePerClient", queuePerClient ?? queue, 1, 1_000_000),
    worker: { ...worker, threads: threads ?? Math.max(1, Math.floor(cores / count)) },
  };
}

/** One slot of the pool: a worker that is lost is replaced by a new one. */
class PoolWorker {
  #current: Promise<WorkerSynthesizer>;
  #latest: WorkerSynthesizer;
  #replaced = 0;
  #isClosed = false;

  constructor(
    first: WorkerSynthesizer,
    private readonly open: () => Promise<WorkerSynthesizer>,
  ) {
    this.#latest = first;
    this.#current = Promise.resolve(first);
    this.#watch(first, this.#current);
  }

  /** The worker that is there, or was last. */
  get latest(): WorkerSynthesizer {
    return this.#latest;
  }

  /** How many were lost and replaced. */
  get replaced(): number {
    return this.#replaced;
  }

  /**
   * The worker, once it is ready. A replacement that could not be opened is tried again on the next call; a worker that was lost
   * since the last call is replaced first.
   */
  async get(): Promise<WorkerSynthesizer> {
    const current = this.#current;
    const worker = await this.#opened(current);
    if (!worker.isLost || this.#isClosed) return worker;
    // The worker is known to be lost, but `#watch` has not run yet.
    if (this.#current === current) this.#replace();
    return this.#opened(this.#current);
  }

  /** Ends the worker; it is not replaced. */
  async dispose(): Promise<void> {
    this.#isClosed = true;
    const worker = await this.#current.catch(() => undefined);
    await worker?.dispose();
  }

  async #opened(current: Promise<WorkerSynthesizer>): Promise<WorkerSynthesizer> {
    try {
      return await current;
    } catch (error) {
      if (this.#current === current && !this.#isClosed) this.#replace();
      throw error;
    }
  }

  /** Replaces a worker when it is gone, if nobody else has. */
  #watch(worker: WorkerSynthesizer, place: Promise<WorkerSynthesizer>): void {
    void worker.closed().finally(() => {
      if (!this.#isClosed && this.#current === place) this.#replace();
    });
  }

  #replace(): void {
    this.#replaced += 1;
    const coming = this.open();
    this.#current = coming;
    // The failure reaches the caller of `get()`.
    this.#settle(coming).catch(() => undefined);
  }

  async #settle(coming: Promise<WorkerSynthesizer>): Promise<void> {
    const worker = await coming;
    this.#latest = worker;
    this.#watch(worker, coming);
  }
}
