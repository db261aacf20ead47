/**
 * The interfaces shared by all packages of cosyvoice-lite.
 * @module @cosyvoice-lite/spec
 */
export {
  ERROR_CODES,
  SynthesisError,
  throwIfAborted,
  type ErrorCode,
  WARNING_CODES,
  type SynthesisWarning,
  type WarningCode,
} from "./errors";
export {
  LANGUAGES,
  isLanguage,
  type Language,
  type LanguageOption,
  languageOfTag,
} from "./language";
export type {
  AlignedSegment,
  FrontendOptions,
  MarkupOption,
  TextFrontend,
  Utterance,
  UtteranceProsody,
  UtteranceWord,
  WordPart,
  Lexicon,
  LexiconEntry,
  LexiconEntryOptions,
} from "./frontend";
export type {
  InferenceBackend,
  InferenceSession,
  SessionOptions,
  Tensor,
  TensorOf,
} from "./backend";
export {
  type AcousticModel,
  type AcousticOptions,
  type StreamedSamples,
  melSpecDifferences,
  type MelFrames,
  type MelSpec,
  type Vocoder,
  type VocoderOptions,
} from "./models";
export { VOICE_FORMAT_VERSION, parseVoiceManifest } from "./manifest/parse-voice-manifest";
export {
  TENSOR_TYPES,
  type FamilySections,
  type GraphSpec,
  type SharedManifest,
  type TensorSpec,
  type TensorType,
  type VoiceFile,
  type VoiceManifest,
  type VoiceSpeaker,
  type VoiceVocoder,
} from "./manifest/voice-manifest";
export type {
  DispensableOption,
  FamilyAcoustic,
  FamilyAcousticOptions,
  FamilyContext,
  FamilyModels,
  FamilyOptions,
  FamilyOptionTypes,
  OpenVocoder,
  ReadOptions,
  SymbolSeconds,
  Voice,
  VoiceFamily,
  FamilyProgressTypes,
  FileProgress,
  OnProgress,
  ProgressEvent,
  ReceivingProgress,
  SentenceProgress,
} from "./family";
