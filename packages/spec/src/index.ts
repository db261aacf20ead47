/**
 * The interfaces shared by all packages of cosyvoice-lite.
 * @module @cosyvoice-lite/spec
 */
export { ERROR_CODES, SynthesisError, throwIfAborted, type ErrorCode } from "./errors";
export { WARNING_CODES, type SynthesisWarning, type WarningCode } from "./warnings";
export { LANGUAGES, isLanguage, type Language, type LanguageOption } from "./language";
export { languageOfTag } from "./language-tag";
export type {
  AlignedSegment,
  FrontendOptions,
  MarkupOption,
  TextFrontend,
  Utterance,
  UtteranceProsody,
  UtteranceWord,
  WordPart,
} from "./frontend";
export type { Lexicon, LexiconEntry, LexiconEntryOptions } from "./lexicon";
export type {
  InferenceBackend,
  InferenceSession,
  SessionOptions,
  Tensor,
  TensorOf,
} from "./backend";
export type { AcousticModel, AcousticOptions, StreamedSamples } from "./acoustic";
export { melSpecDifferences, type MelFrames, type MelSpec } from "./mel";
export type { Vocoder, VocoderOptions } from "./vocoder";
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
} from "./family";
export type {
  FamilyProgressTypes,
  FileProgress,
  OnProgress,
  ProgressEvent,
  ReceivingProgress,
  SentenceProgress,
} from "./progress";
