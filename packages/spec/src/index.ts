/**
 * The interfaces at which all packages of cosyvoice-lite meet.
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
  type GraphSpec,
  type TensorSpec,
  type TensorType,
  type VoiceFile,
  type VoiceManifest,
  type VoiceSpeaker,
  type VoiceVocoder,
} from "./manifest/voice-manifest";
export {
  COSYVOICE1_GRAPHS,
  type CosyVoice1Graph,
  type CosyVoice1Graphs,
  type CosyVoice1Role,
} from "./manifest/cosyvoice1-graphs";
export type {
  CosyVoice1Flow,
  CosyVoice1Hift,
  CosyVoice1Llm,
  CosyVoice1Sampling,
  CosyVoice1Spec,
  CosyVoice1Stream,
} from "./manifest/cosyvoice1-spec";
