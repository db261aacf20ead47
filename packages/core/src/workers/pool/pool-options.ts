import { availableParallelism } from "node:os";
import { wholeNumber } from "@cosyvoice-lite/spec/helpers";
import type { WorkerSynthesizerOptions } from "../create-worker-synthesizer";

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

/** Options with every default filled in. */
export interface ResolvedPoolOptions {
  readonly workers: number;
  readonly queue: number;
  readonly queuePerClient: number;
  /** For every worker. */
  readonly worker: WorkerSynthesizerOptions;
}

const MOST_WORKERS_BY_DEFAULT = 4;

/** @throws SynthesisError `INVALID_ARGUMENT` naming the option and its range. */
export function resolvePoolOptions(options: SynthesizerPoolOptions): ResolvedPoolOptions {
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
