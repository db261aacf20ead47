import {
  SynthesisError,
  type VoiceFamily,
  type FamilyModels,
  type SynthesisWarning,
} from "@cosyvoice-lite/spec";
import { refusal, show, ignored } from "@cosyvoice-lite/spec/helpers";
import type { ResolvedOptions } from "../options";

/** Packages that bring families, for the message that names what to install. */
const PACKAGES: Readonly<Record<string, { readonly name: string; readonly make: string }>> = {
  cosyvoice1: { name: "@cosyvoice-lite/cosyvoice", make: "cosyvoice()" },
};

/**
 * Refuses what is not a list of families.
 * @throws SynthesisError `INVALID_ARGUMENT`.
 */
export function checkFamilies(families: readonly VoiceFamily[]): void {
  const isFamily = (each: unknown) =>
    typeof (each as Partial<VoiceFamily> | undefined)?.name === "string" &&
    typeof (each as Partial<VoiceFamily>).open === "function";
  if (Array.isArray(families) && families.every(isFamily)) return;
  throw refusal(`families cannot be ${show(families)}`, ["a list of families such as cosyvoice()"]);
}

/**
 * Finds a family.
 * @param brought - Those of the caller; they take precedence.
 * @throws SynthesisError `VOICE_INVALID` naming the known ones, and the package to install where one is known to have it.
 */
export async function findFamily(
  name: string,
  brought: readonly VoiceFamily[],
): Promise<VoiceFamily> {
  const found = brought.find((family) => family.name === name);
  if (found) return found;
  if (name === "lite") return (await import("./lite")).liteFamily;
  const known = ["lite", ...brought.map((family) => family.name)].join(", ");
  throw new SynthesisError(
    "VOICE_INVALID",
    `voice.json: family is "${name}"; this version knows ${known}. ${remedy(name)}`,
  );
}

function remedy(name: string): string {
  if (!Object.hasOwn(PACKAGES, name)) return "Update @cosyvoice-lite/core.";
  const { name: package_, make } = PACKAGES[name];
  return `Run \`npm install ${package_}\` and make the synthesizer with \`families: [${make}]\`.`;
}

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
