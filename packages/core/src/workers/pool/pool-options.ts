/**
 * What a pool can be asked for.
 * @module
 */
import { availableParallelism } from "node:os";
import { wholeNumber } from "@cosyvoice-lite/spec/helpers";
import type { WorkerSynthesizerOptions } from "../create-worker-synthesizer";

/** How to make a pool: the options of its workers and its bounds. */
export interface SynthesizerPoolOptions extends WorkerSynthesizerOptions {
  /** Threads that speak; each loads the voice for itself. Default: one per core, 4 at most. */
  readonly workers?: number;
  /**
   * Chunks that one worker has in work at the same time. Default 1: a worker computes one graph at a time, and more only helps where it waits
   * for something else.
   */
  readonly sessionsPerWorker?: number;
  /** Texts that may be open at the same time, in work or waiting; the next one is refused with `BUSY`. Default 64. */
  readonly queue?: number;
  /** How many of them may belong to one client. Default: all. */
  readonly queuePerClient?: number;
  /** Threads inside one operator, per worker. Default: the cores divided by the workers. */
  readonly threads?: number;
  /** Milliseconds of a clock that never goes back. Default `performance.now`. */
  readonly now?: () => number;
}

/** Options with every default filled in. */
export interface ResolvedPoolOptions {
  readonly workers: number;
  readonly sessionsPerWorker: number;
  readonly queue: number;
  readonly queuePerClient: number;
  readonly now: () => number;
  /** For every worker. */
  readonly worker: WorkerSynthesizerOptions;
}

const MOST_WORKERS_BY_DEFAULT = 4;

/** @throws SynthesisError `INVALID_ARGUMENT` naming the option and its range. */
export function resolvePoolOptions(options: SynthesizerPoolOptions): ResolvedPoolOptions {
  const { workers, sessionsPerWorker = 1, queue = 64, queuePerClient, now, ...worker } = options;
  const cores = availableParallelism();
  const count = wholeNumber("workers", workers ?? Math.min(cores, MOST_WORKERS_BY_DEFAULT), 1, 256);
  const threads = worker.threads ?? worker.sessionOptions?.intraOpNumThreads;
  return {
    workers: count,
    sessionsPerWorker: wholeNumber("sessionsPerWorker", sessionsPerWorker, 1, 256),
    queue: wholeNumber("queue", queue, 1, 1_000_000),
    queuePerClient: wholeNumber("queuePerClient", queuePerClient ?? queue, 1, 1_000_000),
    now: now ?? (() => performance.now()),
    worker: { ...worker, threads: threads ?? Math.max(1, Math.floor(cores / count)) },
  };
}
