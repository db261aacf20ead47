/**
 * Finding the family of a voice: the bundled one, or one that the caller brought.
 * @module
 */
import { SynthesisError, type VoiceFamily } from "@cosyvoice-lite/spec";
import { refusal, show } from "@cosyvoice-lite/spec/helpers";

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
  if (name === "lite") return (await import("./lite/lite-family")).liteFamily;
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
