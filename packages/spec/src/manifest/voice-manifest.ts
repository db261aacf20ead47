/**
 * What `voice.json` says: everything a program must know about a voice before it loads a graph.
 * @module
 */
import type { MelSpec } from "../mel";
import type { Language } from "../language";

/** Element types that graphs of this project take and give. */
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

/** An ONNX file and the tensors it takes and gives. */
export interface GraphSpec {
  /** Path inside the voice's folder, listed in {@link VoiceManifest.files}. */
  readonly file: string;
  /** What the graph takes. */
  readonly inputs: readonly TensorSpec[];
  /** What the graph gives. */
  readonly outputs: readonly TensorSpec[];
}

/** Someone who speaks. The position in {@link VoiceManifest.speakers} is the speaker's index. */
export interface VoiceSpeaker {
  /** Short and stable, such as `f1`. */
  readonly id: string;
  /** For people. */
  readonly name: string;
  /** What the voice sounds like. */
  readonly gender: "female" | "male" | "neutral";
  /**
   * Gain in dB, −24 to 24, that makes the speaker as loud as the voice's others; peaks are limited softly. Left out where it is 0.
   */
  readonly gainDb?: number;
}

/** A way from this voice's mel frames to samples. */
export interface VoiceVocoder {
  /** The name callers choose it by. */
  readonly name: string;
  /** Its entry in the registry of `@cosyvoice-lite/vocoder`. */
  readonly kind: string;
  /** Its graph; left out where the vocoder needs no weights. */
  readonly graph?: GraphSpec;
  /** Frames on either side that the graph looks at: chunks of a stream carry so many to spare. */
  readonly contextFrames?: number;
  /**
   * For `hifigan` whose graph takes an excitation: the name of the vocoder, of kind `lite`, whose samples it perfects.
   */
  readonly excitation?: string;
  /**
   * For `lite`, or for the excitation of a `hifigan`: rounds in which the phases of neighbouring frames are made to
   * agree, 0 to 8: more sound better and cost more. Default 0, for an excitation that of the vocoder it names.
   */
  readonly refinements?: number;
}

/** A file of the voice, as it must be. */
export interface VoiceFile {
  /** Path inside the voice's folder, with forward slashes. */
  readonly path: string;
  /** Length of the file in bytes. */
  readonly bytes: number;
  /** SHA-256 of the content, 64 lower-case hex digits. */
  readonly sha256: string;
}

/**
 * What manifests of a family have besides the rest, by the family's name, which is also its key in `voice.json`. A family adds its own as it
 * does its options, and checks it when it opens a voice.
 */
// oxlint-disable-next-line typescript/no-empty-object-type -- families fill it
export interface FamilySections {}

/** The parsed content of `voice.json`. The section of its family, if it has one, is an object that only the family knows how to read. */
export interface VoiceManifest extends SharedManifest, Partial<FamilySections> {}

/** The part of `voice.json` that all families share. */
export interface SharedManifest {
  /** Version of the format; others are refused. */
  readonly formatVersion: 1;
  /** Short and stable; the voice's name in code. */
  readonly id: string;
  /** For people. */
  readonly name: string;
  /** Which family of models it is: the `name` of the family that opens it. */
  readonly family: string;
  /** SPDX identifier of the weights' licence. */
  readonly licence: string;
  /** Languages that it speaks. */
  readonly languages: readonly Language[];
  /** Speakers in the order of their index. */
  readonly speakers: readonly VoiceSpeaker[];
  /** Samples per second; the same as `mel.sampleRate`. */
  readonly sampleRate: number;
  /** The mel between acoustic model and vocoders. */
  readonly mel: MelSpec;
  /** The file with the symbols and the order of language ids. */
  readonly tokenizer: Readonly<Record<"file", string>>;
  /** The family's graphs by role, such as `acoustic`. */
  readonly graphs: Readonly<Record<string, GraphSpec>>;
  /** Vocoders by name. */
  readonly vocoders: readonly VoiceVocoder[];
  /** Name of the vocoder that `auto` takes. */
  readonly defaultVocoder: string;
  /** Every file of the voice but `voice.json` itself. */
  readonly files: readonly VoiceFile[];
  /** Where the voice comes from (teacher, data, commit, scores); shown to people, read by nothing. */
  readonly provenance: Readonly<Record<string, string | number | boolean>>;
}
