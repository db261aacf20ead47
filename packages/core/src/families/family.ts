/**
 * What a family of voices must bring: one folder here and one line in the registry.
 * @module
 */
import type {
  AcousticModel,
  InferenceBackend,
  SessionOptions,
  SynthesisWarning,
  TextFrontend,
} from "@cosyvoice-lite/spec";
import type { ReadOptions, Voice } from "../voice/open-voice";

/** What a family works with. */
export interface FamilyContext {
  readonly voice: Voice;
  readonly backend: InferenceBackend;
  readonly sessionOptions: SessionOptions;
  readonly read: ReadOptions;
}

/** The models of an opened voice, all but the vocoders. */
export interface FamilyModels {
  readonly frontend: TextFrontend;
  readonly acoustic: AcousticModel;
  readonly warnings: readonly SynthesisWarning[];
}

/** A kind of voice: how its text front end and its acoustic model are made from its files. */
export interface VoiceFamily {
  /** Loads the models. Rejects with `VOICE_INVALID` where the manifest lacks something that the family needs. */
  open(context: FamilyContext): Promise<FamilyModels>;
}
