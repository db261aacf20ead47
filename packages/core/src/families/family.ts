/**
 * What a family of voices must bring: one folder here and one line in the registry.
 * @module
 */
import type {
  AcousticModel,
  AcousticOptions,
  InferenceBackend,
  Lexicon,
  SessionOptions,
  SynthesisWarning,
  TextFrontend,
} from "@cosyvoice-lite/spec";
import type { OnProgress } from "../progress";
import type { SymbolSeconds } from "../text-limit";
import type { ReadOptions, Voice } from "../voice/open-voice";
import type { OpenVocoder } from "../vocoder-pool";
import type { FamilyOption, FamilyOptions } from "./family-options";

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
  /** Checked; may hold options that this family does not have. */
  readonly family?: FamilyOptions;
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
  /** Names of the {@link FamilyOptions} that have an effect. Default: none. */
  readonly familyOptions?: readonly FamilyOption[];
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
  /** Loads the models. Rejects with `VOICE_INVALID` where the manifest lacks something that the family needs. */
  open(context: FamilyContext): Promise<FamilyModels>;
}
