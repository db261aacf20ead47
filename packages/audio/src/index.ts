/**
 * Finished audio: samples as files and streams, and words as subtitles. Nothing here needs a synthesizer.
 * @module @cosyvoice-lite/audio
 */
export {
  createSpeech,
  type Speech,
  type SpeechData,
  type SpokenWord,
  type Timings,
} from "./speech";
export {
  encodePcm,
  encodeWav,
  wavHeader,
  WAV_HEADER_BYTES,
  type SampleFormat,
  type WavHeaderOptions,
  limit,
  withSilence,
} from "./samples";
export { createResampler, resample, type ResamplerStream } from "./resample";
export type { AudioContainer, AudioEncoder, EncoderOptions } from "./containers/container";
export {
  createContainerRegistry,
  type ContainerRegistry,
  type ContainerRegistryOptions,
} from "./containers/registry";
export {
  encodeSpeech,
  encodeStream,
  encodeWhole,
  fitSampleRate,
  type EncodedFile,
  type EncodeOptions,
  type EncodeStreamOptions,
  type SoundChunk,
} from "./containers/encode";
export { toSrt, toVtt, type SubtitleSource, type WordsOfText } from "./subtitles/subtitles";
export type { SubtitleOptions } from "./subtitles/cues";
