import type { MelSpec } from "../models";
import type { Language } from "../language";

/** Element types of graph inputs and outputs in this project. */
export const TENSOR_TYPES = ["float32", "int64", "int32"] as const;

/** One of {@link TENSOR_TYPES}. */
export type TensorType = (typeof TENSOR_TYPES)[number];

/** One named input or output of a graph. */
export interface TensorSpec {
  /** Its name in the graph. */
  readonly name: string;
  /** Type of its elements. */
  readonly dtype: TensorType;
}

/** An ONNX file with its input and output tensors. */
export interface GraphSpec {
  /** Path inside the voice's folder, listed in {@link VoiceManifest.files}. */
  readonly file: string;
  /** Inputs of the graph. */
  readonly inputs: readonly TensorSpec[];
  /** Outputs of the graph. */
  readonly outputs: readonly TensorSpec[];
}

/** A speaker. The position in {@link VoiceManifest.speakers} is the speaker's index. */
export interface VoiceSpeaker {
  /** Short and stable, such as `f1`. */
  readonly id: string;
  /** A name to display. */
  readonly name: string;
  /** Perceived gender of the voice. */
  readonly gender: "female" | "male" | "neutral";
  /**
   * Gain in dB, −24 to 24, that makes the speaker as loud as the voice's others; peaks pass a soft limiter. Default 0.
   */
  readonly gainDb?: number;
}

/** A way from this voice's mel frames to samples. */
export interface VoiceVocoder {
  /** The name callers choose it by. */
  readonly name: string;
  /** Its entry in the registry of `@cosyvoice-lite/vocoder`. */
  readonly kind: string;
  /** Its graph; absent if the vocoder needs no weights. */
  readonly graph?: GraphSpec;
  /** Context of the graph in frames on each side; chunks of a stream overlap by this many. */
  readonly contextFrames?: number;
  /**
   * For a `hifigan` whose graph takes an excitation: the name of the vocoder of kind `lite` whose samples it refines.
   */
  readonly excitation?: string;
  /**
   * For `lite`, or for the excitation of a `hifigan`: rounds of phase refinement, which make the phases of neighbouring
   * frames agree, 0 to 8: more sound better and cost more. Default 0; for an excitation, that of the vocoder it names.
   */
  readonly refinements?: number;
}

/** A file of the voice with its expected length and hash. */
export interface VoiceFile {
  /** Path inside the voice's folder, with forward slashes. */
  readonly path: string;
  /** Length of the file in bytes. */
  readonly bytes: number;
  /** SHA-256 of the content, 64 lower-case hex digits. */
  readonly sha256: string;
}

/**
 * Family-specific sections of a manifest by the family's name, which is also the key in `voice.json`. A family declares
 * its own as it does its options, and validates it when it opens a voice.
 */
// oxlint-disable-next-line typescript/no-empty-object-type -- families fill it
export interface FamilySections {}

/**
 * The parsed content of `voice.json`. The section of its family, if it has one, is an object that only the family can
 * read.
 */
export interface VoiceManifest extends SharedManifest, Partial<FamilySections> {}

/** The part of `voice.json` that all families share. */
export interface SharedManifest {
  /** Version of the format; newer ones are rejected. */
  readonly formatVersion: 1;
  /** Short and stable identifier. */
  readonly id: string;
  /** A name to display. */
  readonly name: string;
  /** The family of models: the `name` of the family that opens it. */
  readonly family: string;
  /** SPDX identifier of the weights' licence. */
  readonly licence: string;
  /** Supported languages. */
  readonly languages: readonly Language[];
  /** Speakers in the order of their index. */
  readonly speakers: readonly VoiceSpeaker[];
  /** Samples per second; the same as `mel.sampleRate`. */
  readonly sampleRate: number;
  /** The mel shared by acoustic model and vocoders. */
  readonly mel: MelSpec;
  /** The file with the symbols and the order of language ids. */
  readonly tokenizer: Readonly<Record<"file", string>>;
  /** The family's graphs by role, such as `acoustic`. */
  readonly graphs: Readonly<Record<string, GraphSpec>>;
  /** Vocoders by name. */
  readonly vocoders: readonly VoiceVocoder[];
  /** Name of the vocoder that `auto` selects. */
  readonly defaultVocoder: string;
  /** Every file of the voice except `voice.json` itself. */
  readonly files: readonly VoiceFile[];
  /** Where the voice comes from (teacher, data, commit, scores); for display only. */
  readonly provenance: Readonly<Record<string, string | number | boolean>>;
}
