import type { AcousticModel, AcousticOptions, Vocoder } from "./models";
import type { InferenceBackend, SessionOptions } from "./backend";
import type { TextFrontend, Lexicon } from "./frontend";
import type { Language } from "./language";
import type { VoiceManifest } from "./manifest/voice-manifest";
import type { SynthesisWarning } from "./errors";

/**
 * Options of a synthesis by family. A family adds its own:
 *
 * ```ts
 * declare module "@cosyvoice-lite/spec" {
 *   interface FamilyOptionTypes {
 *     myfamily: { readonly style?: string };
 *   }
 * }
 * ```
 */
// oxlint-disable-next-line typescript/no-empty-object-type -- families fill it
export interface FamilyOptionTypes {}

/** The options of every family known to the program: those of `synthesize(text, { family })`. */
export type FamilyOptions = FamilyOptionTypes[keyof FamilyOptionTypes];

/** How to read a file of a voice. */
export interface ReadOptions {
  /** Aborts the reading. */
  readonly signal?: AbortSignal;
  /** Receives progress events about files. */
  readonly onProgress?: OnProgress;
}

/** A manifest with a reader for the files that it lists. */
export interface Voice {
  readonly manifest: VoiceManifest;
  /** Where the voice was found, for messages. */
  readonly location: string;
  /**
   * Reads a listed file and verifies its length and SHA-256. Rejects with `VOICE_INVALID` naming the file and the hash.
   */
  read(file: string, options?: ReadOptions): Promise<Uint8Array>;
  /**
   * A listed graph in the form that suits the backend: a path if both source and backend support files (a large graph
   * would otherwise be in memory twice), otherwise its bytes. Length and SHA-256 are verified in both cases.
   */
  model(
    file: string,
    backend: Pick<InferenceBackend, "takesPaths">,
    options?: ReadOptions,
  ): Promise<Uint8Array | string>;
  /** Reads a listed JSON file. */
  readJson(file: string, options?: ReadOptions): Promise<unknown>;
}

/** Loads a vocoder by its name. */
export type OpenVocoder = (name: string, read: ReadOptions) => Promise<Vocoder>;

/** Average seconds per symbol at speed 1, in ordinary texts. */
export type SymbolSeconds = Readonly<Record<Language, number>>;

/** What a family works with. */
export interface FamilyContext {
  readonly voice: Voice;
  readonly backend: InferenceBackend;
  readonly sessionOptions: SessionOptions;
  /** The caller's pronunciations, not yet validated. */
  readonly lexicon?: Lexicon;
  readonly read: ReadOptions;
}

/** Options of a family's acoustic model. */
export interface FamilyAcousticOptions extends AcousticOptions {
  /** The caller's options for this family, checked by {@link FamilyModels.checkOptions}. */
  readonly family?: object;
  /** Receives progress events about the steps within one utterance. */
  readonly onProgress?: OnProgress;
}

/** The models that core synthesizes with. */
export type FamilyAcoustic = AcousticModel<FamilyAcousticOptions>;

/** General synthesis options that a family may not support. */
export type DispensableOption = "pitch" | "lexicon";

/** The models of an opened voice, all but the vocoders. */
export interface FamilyModels {
  readonly frontend: TextFrontend;
  readonly acoustic: FamilyAcoustic;
  /** Opens the voice's vocoders if they are not in the registry. */
  readonly openVocoder?: OpenVocoder;
  /**
   * Checks the options under `family` and throws `INVALID_ARGUMENT` naming the option and its allowed values. Absent if
   * the family has no options: each one then causes an `OPTION_IGNORED` warning.
   */
  checkOptions?(given: object): void;
  /** Options without effect; setting one causes a warning. Default: none. */
  readonly withoutEffect?: readonly DispensableOption[];
  /** Whether even one word takes seconds: `preload()` then only runs the text front end. Default: `false`. */
  readonly isSlow?: boolean;
  /**
   * Seconds per symbol of ordinary texts, used to estimate the duration of a text. Default: no estimate from symbols.
   */
  readonly symbolSeconds?: SymbolSeconds;
  readonly warnings: readonly SynthesisWarning[];
}

/** A kind of voice: how its text front end and its acoustic model are made from its files. */
export interface VoiceFamily {
  /** The `family` of the manifests that it opens. */
  readonly name: string;
  /** Loads the models. Rejects with `VOICE_INVALID` if the manifest lacks something that the family needs. */
  open(context: FamilyContext): Promise<FamilyModels>;
}

/** One progress event, distinguished by `type`. */
export type ProgressEvent =
  | FileProgress
  | ReceivingProgress
  | SentenceProgress
  | FamilyProgressTypes[keyof FamilyProgressTypes];

/** Steps inside an utterance, by family. A family declares its own as it does its options; each has its own `type`. */
// oxlint-disable-next-line typescript/no-empty-object-type -- families fill it
export interface FamilyProgressTypes {}

/** A file of the voice is about to be read, or has been read and verified. */
export interface FileProgress {
  /** Before or after reading. */
  readonly type: "loading" | "loaded";
  /** Its path in the voice. */
  readonly file: string;
  /** Its size. */
  readonly bytes: number;
}

/** More bytes of a file have been received over the network. */
export interface ReceivingProgress {
  /** Comes between `loading` and `loaded`. */
  readonly type: "receiving";
  /** Its path in the voice. */
  readonly file: string;
  /** Bytes received so far. */
  readonly received: number;
  /** Total size in bytes. */
  readonly bytes: number;
}

/** A piece of the text has been synthesized. */
export interface SentenceProgress {
  /** The piece is finished. */
  readonly type: "sentence";
  /** Position among the pieces, from 0. */
  readonly index: number;
  /** UTF-16 offset of the piece in the text. */
  readonly textStart: number;
  /** End offset of the piece, exclusive. */
  readonly textEnd: number;
  /** Length of the whole text, for a percentage. */
  readonly textLength: number;
  /** Seconds of audio so far. */
  readonly seconds: number;
}

/**
 * Receives progress events; an exception it throws propagates to the caller of the running function. A returned promise
 * is not awaited; if it rejects before the end, the result has a `LISTENER_FAILED` warning.
 */
export type OnProgress = (event: ProgressEvent) => void;
