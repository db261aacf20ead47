/**
 * The contract of voice families: what one gets, and what it must bring.
 * @module
 */
import type { AcousticModel, AcousticOptions } from "./acoustic";
import type { InferenceBackend, SessionOptions } from "./backend";
import type { TextFrontend } from "./frontend";
import type { Language } from "./language";
import type { Lexicon } from "./lexicon";
import type { VoiceManifest } from "./manifest/voice-manifest";
import type { OnProgress } from "./progress";
import type { Vocoder } from "./vocoder";
import type { SynthesisWarning } from "./warnings";

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

/** The options of any family that the program knows: those of `synthesize(text, { family })`. */
export type FamilyOptions = FamilyOptionTypes[keyof FamilyOptionTypes];

/** How to read a file of a voice. */
export interface ReadOptions {
  /** Stops the reading. */
  readonly signal?: AbortSignal;
  /** Told about files. */
  readonly onProgress?: OnProgress;
}

/** A manifest with a reader for the files that it lists. */
export interface Voice {
  readonly manifest: VoiceManifest;
  /** Where it was found. */
  readonly location: string;
  /** Reads a listed file and compares length and SHA-256. Rejects with `VOICE_INVALID` naming the file and the hash. */
  read(file: string, options?: ReadOptions): Promise<Uint8Array>;
  /**
   * A listed graph in the form that the backend loads it from best: its path where both source and backend have files (a
   * large graph would be in memory twice otherwise), else its bytes. Length and SHA-256 are compared either way.
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

/** Seconds that a voice takes for a symbol on average, at speed 1: those of ordinary texts. */
export type SymbolSeconds = Readonly<Record<Language, number>>;

/** What a family works with. */
export interface FamilyContext {
  readonly voice: Voice;
  readonly backend: InferenceBackend;
  readonly sessionOptions: SessionOptions;
  /** The caller's pronunciations, not yet checked. */
  readonly lexicon?: Lexicon;
  readonly read: ReadOptions;
}

/** What can be asked of a family's acoustic model. */
export interface FamilyAcousticOptions extends AcousticOptions {
  /** The caller's options for this family, checked by {@link FamilyModels.checkOptions}. */
  readonly family?: object;
  /** Told about steps inside one utterance. */
  readonly onProgress?: OnProgress;
}

/** What core speaks with. */
export type FamilyAcoustic = AcousticModel<FamilyAcousticOptions>;

/** Options of every synthesis that a family may have no use for. */
export type DispensableOption = "pitch" | "lexicon";

/** The models of an opened voice, all but the vocoders. */
export interface FamilyModels {
  readonly frontend: TextFrontend;
  readonly acoustic: FamilyAcoustic;
  /** Opens the voice's vocoders where they are not those of the registry. */
  readonly openVocoder?: OpenVocoder;
  /**
   * Checks the options under `family` and throws `INVALID_ARGUMENT`, naming the option and the values it takes. Missing: the family has
   * none, and every one is an `OPTION_IGNORED` warning.
   */
  checkOptions?(given: object): void;
  /** Options without effect; who sets one gets a warning. Default: none. */
  readonly withoutEffect?: readonly DispensableOption[];
  /** Whether even a word takes seconds: `preload()` then reads its greetings without speaking them. Default: `false`. */
  readonly isSlow?: boolean;
  /** Seconds per symbol of ordinary texts, from which a text's length is estimated. Default: its symbols do not tell. */
  readonly symbolSeconds?: SymbolSeconds;
  readonly warnings: readonly SynthesisWarning[];
}

/** A kind of voice: how its text front end and its acoustic model are made from its files. */
export interface VoiceFamily {
  /** The `family` of the manifests that it opens. */
  readonly name: string;
  /** Loads the models. Rejects with `VOICE_INVALID` where the manifest lacks something that the family needs. */
  open(context: FamilyContext): Promise<FamilyModels>;
}
