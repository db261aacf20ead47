import type { Synthesizer } from "../../synthesizer";
import { openWorkerSynthesizer, type WorkerSynthesizerOptions } from "../create-worker-synthesizer";
import type { WorkerSynthesizer } from "../worker-synthesizer";
import { startThread, type StartThread } from "../worker-thread";
import { resolvePoolOptions, type SynthesizerPoolOptions } from "./pool-options";
import { PoolWorker } from "./pool-worker";
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
