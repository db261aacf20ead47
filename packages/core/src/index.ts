/**
 * Text to speech for Chinese, English, Japanese, Cantonese and Korean on a plain CPU.
 * @module @cosyvoice-lite/core
 */
export { createSynthesizer, type CreateSynthesizerOptions } from "./create-synthesizer";
export { preload, synthesize } from "./synthesize";
export { listVoices } from "./list-voices";
// The class itself stays inside: synthesizers come from createSynthesizer().
export { watchSpeech, type SpeechSummary, type WatchedSpeech } from "./collect-speech";
export type { SpeechChunk, Synthesizer } from "./synthesizer";
export type { TextInput } from "./streaming/text-input";
export type { SynthesisOptions } from "./options";
export type { CacheOptions } from "./cache/cache-options";
export type { CacheStats } from "./cache/phrase-cache";
export type { PhraseStore } from "./cache/phrase-file";
export type { BackendChoice } from "./backends/resolve-backend";
export type { VocoderChoice } from "./vocoders";
export type { VoiceChoice } from "./voice/resolve-voice-source";
export type { VoiceSource, SpeakerInfo, VoiceInfo } from "./voice/voice-source";
export {
  downloadVoice,
  type DownloadedVoice,
  type DownloadOptions,
  type DownloadProgress,
} from "./voice/download/download-voice";
export type { Fetch } from "./voice/open-http";
// Everything of audio that an application can use, so that it needs no other package.
export {
  createContainerRegistry,
  createSpeech,
  encodePcm,
  encodeSpeech,
  encodeStream,
  encodeWav,
  encodeWhole,
  fitSampleRate,
  toSrt,
  toVtt,
  WAV_HEADER_BYTES,
  wavHeader,
} from "@cosyvoice-lite/audio";
export type {
  AudioContainer,
  AudioEncoder,
  ContainerRegistry,
  ContainerRegistryOptions,
  EncodedFile,
  EncodeOptions,
  EncoderOptions,
  SampleFormat,
  SoundChunk,
  Speech,
  SpeechData,
  SpokenWord,
  SubtitleOptions,
  SubtitleSource,
  Timings,
  WavHeaderOptions,
  WordsOfText,
} from "@cosyvoice-lite/audio";
export {
  explain,
  type ExplainOptions,
  type ExplainedUtterance,
  type ExplainedWord,
} from "@cosyvoice-lite/tokenizer";
export { ERROR_CODES, LANGUAGES, SynthesisError, WARNING_CODES } from "@cosyvoice-lite/spec";
export type {
  ErrorCode,
  FamilyOptions,
  FileProgress,
  InferenceBackend,
  InferenceSession,
  Language,
  LanguageOption,
  Lexicon,
  LexiconEntry,
  MarkupOption,
  OnProgress,
  ProgressEvent,
  ReceivingProgress,
  SentenceProgress,
  SessionOptions,
  SynthesisWarning,
  Tensor,
  TensorOf,
  Vocoder,
  VoiceFamily,
  VoiceSpeaker,
  WarningCode,
} from "@cosyvoice-lite/spec";
