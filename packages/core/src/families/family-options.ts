/**
 * Options that only some families of voices have.
 * @module
 */
import type { CosyVoice1Sampling, SynthesisWarning } from "@cosyvoice-lite/spec";
import { checkKeys, inRange, refusal, show, wholeNumber } from "@cosyvoice-lite/spec/helpers";

/** Wishes for the inside of a model. What a voice does not have is an `OPTION_IGNORED` warning. */
export interface FamilyOptions {
  /** `cosyvoice1`: Euler steps of the flow, 1–100; fewer are faster and coarser. Default: the voice's own, 10. */
  readonly steps?: number;
  /** `cosyvoice1`: classifier-free guidance of the flow, 0–5; 0 halves its work. Default: the voice's own, 0.7. */
  readonly guidance?: number;
  /**
   * `cosyvoice1`: how speech tokens are chosen. `greedy` takes the most probable one; an object changes some figures of
   * the repetition-aware sampling. Default: sampling with the voice's own figures.
   */
  readonly sampling?: "greedy" | Partial<CosyVoice1Sampling>;
  /**
   * `cosyvoice1`: speak a sentence in chunks while its tokens are still coming; the first one goes forward by so many
   * tokens (50 are a second), the next ones by ever more. The speed then stays 1. Default: a sentence is spoken as a whole.
   */
  readonly firstChunkTokens?: number;
}

/** Name of one of the {@link FamilyOptions}. */
export type FamilyOption = keyof FamilyOptions;

const CHECKS: { readonly [K in FamilyOption]: (value: NonNullable<FamilyOptions[K]>) => void } = {
  steps: (value) => void wholeNumber("family.steps", value, 1, 100),
  guidance: (value) => void inRange("family.guidance", value, 0, 5),
  sampling: checkSampling,
  firstChunkTokens: (value) => void wholeNumber("family.firstChunkTokens", value, 1, 10_000),
};

/**
 * Checks the options, whatever the family.
 * @throws SynthesisError `INVALID_ARGUMENT` naming the option and the values it takes.
 */
export function checkFamilyOptions(given: FamilyOptions): FamilyOptions {
  checkKeys(given, Object.keys(CHECKS));
  for (const name of Object.keys(CHECKS) as FamilyOption[]) {
    const value = given[name];
    if (value !== undefined) (CHECKS[name] as (value: unknown) => void)(value);
  }
  return given;
}

/** One warning per option that the family does not have. */
export function ignoredFamilyOptions(
  given: FamilyOptions,
  taken: readonly FamilyOption[],
  voice: string,
): SynthesisWarning[] {
  return (Object.keys(given) as FamilyOption[])
    .filter((name) => given[name] !== undefined && !taken.includes(name))
    .map((name) => ignored(`family.${name}`, voice));
}

/** The warning for an option that a voice has no use for. */
export function ignored(option: string, voice?: string): SynthesisWarning {
  return {
    code: "OPTION_IGNORED",
    message: `The voice${voice === undefined ? "" : ` ${voice}`} does not have the option ${option}; it speaks without it.`,
  };
}

function checkSampling(value: NonNullable<FamilyOptions["sampling"]>): void {
  if (value === "greedy") return;
  if (typeof value !== "object" || value === null)
    throw refusal(`family.sampling cannot be ${show(value)}`, ["greedy", "an object with topP, topK, window, repetition"]); // prettier-ignore
  checkKeys(value, ["topP", "topK", "window", "repetition"]);
  const { topP, topK, window, repetition } = value;
  if (topP !== undefined) inRange("family.sampling.topP", topP, 0.01, 1);
  if (topK !== undefined) wholeNumber("family.sampling.topK", topK, 1, 100_000);
  if (window !== undefined) wholeNumber("family.sampling.window", window, 0, 1000);
  if (repetition !== undefined) inRange("family.sampling.repetition", repetition, 0, 1);
}
