/**
 * Options without effect, as warnings.
 * @module
 */
import type { FamilyModels, SynthesisWarning } from "@cosyvoice-lite/spec";
import { ignored } from "@cosyvoice-lite/spec/helpers";
import type { ResolvedOptions } from "../options";

/** One `OPTION_IGNORED` warning per option of a synthesis that the voice has no use for. */
export function ignoredOptions(
  options: Pick<ResolvedOptions, "pitch" | "lexicon" | "family">,
  { checkOptions, withoutEffect = [] }: Pick<FamilyModels, "checkOptions" | "withoutEffect">,
  voice: string,
): SynthesisWarning[] {
  const isSet = { pitch: options.pitch !== 1, lexicon: options.lexicon !== undefined };
  const given = Object.entries(options.family).filter(([, value]) => value !== undefined);
  return [
    ...withoutEffect.filter((name) => isSet[name]).map((name) => ignored(name, voice)),
    // A family that has options refuses those that it does not have.
    ...(checkOptions ? [] : given.map(([name]) => ignored(`family.${name}`, voice))),
  ];
}
