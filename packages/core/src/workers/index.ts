/**
 * Speech in worker threads, for Node.
 * @module @cosyvoice-lite/core/workers
 */
export {
  createWorkerSynthesizer,
  type WorkerSynthesizerOptions,
} from "./create-worker-synthesizer";
export {
  createSynthesizerPool,
  shareSynthesizer,
  type SharedSynthesizerOptions,
} from "./pool/create-synthesizer-pool";
export type { SynthesizerPoolOptions } from "./pool/create-synthesizer-pool";
export type { PoolStats, PoolSynthesisOptions, SynthesizerPool } from "./pool/synthesizer-pool";
