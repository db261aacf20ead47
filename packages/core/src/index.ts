/**
 * Text to speech for Chinese, English, Japanese, Cantonese and Korean on a plain CPU.
 * @module @cosyvoice-lite/core
 */
export { createSynthesizer, type CreateSynthesizerOptions } from "./create-synthesizer";
export { preload, synthesize } from "./synthesize";
export { listVoices } from "./list-voices";
// The class itself stays inside: synthesizers come from createSynthesizer().
export type { SpeechChunk, Synthesizer } from "./synthesizer";
export type { TextInput } from "./streaming/text-input";
export type { SpokenWord } from "./timings/spoken-word";
export { toSrt } from "./subtitles/srt";
export { toVtt } from "./subtitles/vtt";
export type { SubtitleOptions } from "./subtitles/subtitle-options";
export type { SubtitleSource, WordsOfText } from "./subtitles/timed-text";
export type { SynthesisOptions } from "./options";
export type { CacheOptions } from "./cache/cache-options";
export type { CacheStats } from "./cache/cache-stats";
export type { PhraseStore } from "./cache/phrase-store";
export type { FamilyOptions } from "./families/family-options";
export type {
  FileProgress,
  FlowProgress,
  OnProgress,
  ProgressEvent,
  ReceivingProgress,
  SentenceProgress,
  TokenProgress,
} from "./progress";
export { createSpeech, type Speech, type SpeechData, type Timings } from "./speech";
export type { BackendChoice } from "./backends/resolve-backend";
export type { VocoderChoice } from "./own-vocoder";
export type { VoiceChoice } from "./voice/resolve-voice-source";
export type { VoiceSource } from "./voice/voice-source";
export type { SpeakerInfo, VoiceInfo } from "./voice/voice-info";
export { downloadVoice } from "./voice/download/download-voice";
export type {
  DownloadedVoice,
  DownloadOptions,
  DownloadProgress,
} from "./voice/download/download-options";
export type { FileStore, FileWriter } from "./voice/download/file-store";
export type { Fetch } from "./voice/download/fetch-following";
export type { SampleFormat } from "./audio/pcm";
// For those who write files or sockets themselves, such as the command line and the server.
export { encodePcm } from "./audio/pcm";
export type { AudioContainer, AudioEncoder, EncoderOptions } from "./containers/container";
export {
  createContainerRegistry,
  type ContainerRegistry,
  type ContainerRegistryOptions,
} from "./containers/container-registry";
export { encodeSpeech, fitSampleRate, type EncodeOptions } from "./containers/encode-speech";
export { encodeStream, encodeWhole, type SoundChunk } from "./containers/encode-stream";
export type { EncodedFile } from "./containers/encoded-file";
export { encodeWav, wavHeader, WAV_HEADER_BYTES, type WavHeaderOptions } from "./audio/wav";
export {
  explain,
  type ExplainOptions,
  type ExplainedUtterance,
  type ExplainedWord,
} from "@cosyvoice-lite/tokenizer";
export { ERROR_CODES, LANGUAGES, SynthesisError, WARNING_CODES } from "@cosyvoice-lite/spec";
export type {
  ErrorCode,
  InferenceBackend,
  InferenceSession,
  Language,
  LanguageOption,
  Lexicon,
  LexiconEntry,
  MarkupOption,
  SessionOptions,
  SynthesisWarning,
  Tensor,
  TensorOf,
  Vocoder,
  VoiceSpeaker,
  WarningCode,
} from "@cosyvoice-lite/spec";
