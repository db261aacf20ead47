import { checkKeys, inRange, refusal, show, wholeNumber } from "@cosyvoice-lite/spec/helpers";
import type { CosyVoice1Sampling, CosyVoice1Spec } from "./section";
import {
  createRepetitionAwareSampler,
  greedySampler,
  type Sampler,
  createRandomDraws,
} from "./sampler";
import type { FlowSettings } from "./flow";

declare module "@cosyvoice-lite/spec" {
  interface FamilyOptionTypes {
    /** Of the family `cosyvoice1`. */
    readonly cosyvoice1: CosyVoiceOptions;
  }
  interface FamilyProgressTypes {
    /** Of the family `cosyvoice1`. */
    readonly cosyvoice1: TokenProgress | FlowProgress;
  }
}

/** The options of the family, under `family` in the options of a synthesis. */
export interface CosyVoiceOptions {
  /** Euler steps of the flow, 1–100; fewer are faster and coarser. Default: the voice's own, 10. */
  readonly steps?: number;
  /** Classifier-free guidance of the flow, 0–5; 0 halves its work. Default: the voice's own, 0.7. */
  readonly guidance?: number;
  /**
   * How speech tokens are chosen. `greedy` takes the most probable one; an object changes some figures of
   * the repetition-aware sampling. Default: sampling with the voice's own figures.
   */
  readonly sampling?: "greedy" | Partial<CosyVoice1Sampling>;
  /**
   * Speak a sentence in chunks while its tokens are still coming; the first one advances by this many
   * tokens (50 are a second), the next ones by more and more. The speed then stays 1. Default: a sentence is spoken as a whole.
   */
  readonly firstChunkTokens?: number;
}

/** A speech token was chosen. */
export interface TokenProgress {
  /** The language model is at work. */
  readonly type: "tokens";
  /** Tokens of the piece so far. */
  readonly tokens: number;
  /** The most that the piece can get. */
  readonly maximum: number;
}

/** A step of the flow is done. */
export interface FlowProgress {
  /** Tokens become mel frames. */
  readonly type: "flow";
  /** Steps done. */
  readonly step: number;
  /** All steps. */
  readonly steps: number;
}

const CHECKS: {
  readonly [K in keyof CosyVoiceOptions]: (value: NonNullable<CosyVoiceOptions[K]>) => void;
} = {
  steps: (value) => void wholeNumber("family.steps", value, 1, 100),
  guidance: (value) => void inRange("family.guidance", value, 0, 5),
  sampling: checkSampling,
  firstChunkTokens: (value) => void wholeNumber("family.firstChunkTokens", value, 1, 10_000),
};

/**
 * Checks the options.
 * @throws SynthesisError `INVALID_ARGUMENT` naming the option and the values it takes.
 */
export function checkOptions(given: object): void {
  checkKeys(given, Object.keys(CHECKS));
  for (const [name, value] of Object.entries(given))
    if (value !== undefined)
      (CHECKS[name as keyof CosyVoiceOptions] as (value: unknown) => void)(value);
}

function checkSampling(value: NonNullable<CosyVoiceOptions["sampling"]>): void {
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

/** How the flow computes: the caller's options, else the voice's own. */
export function flowSettings({ flow }: CosyVoice1Spec, given: CosyVoiceOptions = {}): FlowSettings {
  return { steps: given.steps ?? flow.steps, guidance: given.guidance ?? flow.guidance };
}

/** How tokens are chosen: the caller's options, else the voice's own. */
export function samplerOf(
  own: CosyVoice1Sampling,
  { sampling = {} }: CosyVoiceOptions = {},
  seed: number,
): Sampler {
  if (sampling === "greedy") return greedySampler;
  return createRepetitionAwareSampler({ ...own, ...sampling }, createRandomDraws(seed));
}
