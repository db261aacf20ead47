/**
 * Speech in web pages: a synthesizer in a Web Worker, and a player.
 * @module @cosyvoice-lite/core/browser
 */
export {
  createWorkerSynthesizer,
  type BrowserWorkerSynthesizerOptions,
} from "./create-worker-synthesizer";
export { exposeSynthesizer } from "./expose-synthesizer";
export { createSpeechPlayer, type SpeechPlayer, type SpeechPlayerOptions } from "./speech-player";
export type { PlayableChunk, PlayedSpeech, PlayOptions } from "./play-through";
export { createFetchSource, type FetchSourceOptions } from "../voice/fetch-source";
export type { FetchBytes } from "../voice/fetch-bytes";
export { cacheStorageFiles } from "../voice/cache-storage-files";
export type { KeptFiles } from "../voice/kept-files";
export type { OpenSynthesizer } from "../workers/serve-synthesizer";
export type { MakeWorker } from "../workers/worker-thread.browser";
