/**
 * The caller's wishes put together with the voice's own figures.
 * @module
 */
import type { CosyVoice1Sampling, CosyVoice1Spec } from "./section";
import type { CosyVoiceOptions } from "./options";
import { createRepetitionAwareSampler, greedySampler, type Sampler } from "./lm/sampler";
import { createRandomDraws } from "./random";
import type { FlowSettings } from "./types";

/** How the flow computes: the caller's wishes, else the voice's own. */
export function flowSettings(
  { flow }: CosyVoice1Spec,
  wishes: CosyVoiceOptions = {},
): FlowSettings {
  return { steps: wishes.steps ?? flow.steps, guidance: wishes.guidance ?? flow.guidance };
}

/** How tokens are chosen: the caller's wishes, else the voice's own. */
export function samplerOf(
  own: CosyVoice1Sampling,
  { sampling = {} }: CosyVoiceOptions = {},
  seed: number,
): Sampler {
  if (sampling === "greedy") return greedySampler;
  return createRepetitionAwareSampler({ ...own, ...sampling }, createRandomDraws(seed));
}
