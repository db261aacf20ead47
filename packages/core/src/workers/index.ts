/**
 * Speech in worker threads, for Node.
 * @module @cosyvoice-lite/core/workers
 */
export {
  createWorkerSynthesizer,
  type WorkerSynthesizerOptions,
} from "./create-worker-synthesizer";
export { createSynthesizerPool } from "./pool/create-synthesizer-pool";
export type { SynthesizerPoolOptions } from "./pool/pool-options";
export type { PoolStats, PoolSynthesisOptions, SynthesizerPool } from "./pool/synthesizer-pool";
export { TurnQueue, type Place, type Turn, type TurnQueueOptions } from "./pool/turn-queue";
