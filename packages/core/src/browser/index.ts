/**
 * Speech in web pages: a synthesizer in a Web Worker, and a player.
 * @module @cosyvoice-lite/core/browser
 */
export {
  createWorkerSynthesizer,
  type BrowserWorkerSynthesizerOptions,
} from "./create-worker-synthesizer";
export { exposeSynthesizer } from "./expose-synthesizer";
export {
  createSpeechPlayer,
  type SpeechPlayer,
  type SpeechPlayerOptions,
  type PlayableChunk,
  type PlayedSpeech,
  type PlayOptions,
} from "./speech-player";
export {
  createFetchSource,
  type FetchSourceOptions,
  type FetchBytes,
  cacheStorageFiles,
  type KeptFiles,
} from "../voice/fetch-source";
export type { OpenSynthesizer } from "../workers/serve-synthesizer";
export type { MakeWorker } from "../workers/worker-thread.browser";
