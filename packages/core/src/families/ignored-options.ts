/**
 * Options without effect, as warnings.
 * @module
 */
import type { InferenceSession, SynthesisWarning } from "@cosyvoice-lite/spec";
import type { ResolvedOptions } from "../options";
import type { FamilyModels } from "./family";
import { ignored, ignoredFamilyOptions } from "./family-options";

/** One `OPTION_IGNORED` warning per option that the backend did not take. */
export function ignoredOptionWarnings(
  session: InferenceSession,
  backend: string,
): SynthesisWarning[] {
  return (session.ignoredOptions ?? []).map((option) => ({
    code: "OPTION_IGNORED",
    message: `The backend ${backend} could not apply ${option}; it goes on with its own setting.`,
  }));
}

/** One `OPTION_IGNORED` warning per option of a synthesis that the voice has no use for. */
export function ignoredOptions(
  options: Pick<ResolvedOptions, "pitch" | "lexicon" | "family">,
  { familyOptions = [], withoutEffect = [] }: Pick<FamilyModels, "familyOptions" | "withoutEffect">,
  voice: string,
): SynthesisWarning[] {
  const isSet = { pitch: options.pitch !== 1, lexicon: options.lexicon !== undefined };
  return [
    ...withoutEffect.filter((name) => isSet[name]).map((name) => ignored(name, voice)),
    ...ignoredFamilyOptions(options.family, familyOptions, voice),
  ];
}
