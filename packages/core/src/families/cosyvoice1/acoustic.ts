/**
 * Text tokens to mel frames: language model, flow, speed.
 * @module
 */
import {
  throwIfAborted,
  type CosyVoice1Sampling,
  type CosyVoice1Spec,
  type MelSpec,
} from "@cosyvoice-lite/spec";
import { yieldToHost } from "../../host";
import type { FamilyAcoustic } from "../family";
import type { FamilyOptions } from "../family-options";
import { stretchFrames } from "./flow/linear-stretch";
import type { LanguageModel } from "./lm/language-model";
import { createRepetitionAwareSampler, greedySampler, type Sampler } from "./lm/sampler";
import { createRandomDraws } from "./random";
import type { Speakers } from "./speakers";
import type { Flow, FlowSettings } from "./types";

/** What the model is made of. Disposing of it disposes of all parts. */
export interface CosyVoice1AcousticParts {
  readonly spec: CosyVoice1Spec;
  readonly mel: MelSpec;
  readonly languageModel: LanguageModel;
  readonly speakers: Speakers;
  readonly flow: Flow;
}

/** Makes the acoustic model. The pitch cannot be changed. */
export function createCosyVoice1Acoustic(parts: CosyVoice1AcousticParts): FamilyAcoustic {
  const { spec, mel, languageModel, speakers, flow } = parts;
  return {
    mel,
    async infer({ ids }, options = {}) {
      const { speaker: index = 0, speed = 1, seed = 0, signal, family, onProgress } = options;
      throwIfAborted(signal);
      const speaker = await speakers.get(index);
      const { tokens, warnings } = await languageModel.speak({
        ids,
        speaker,
        choose: samplerOf(spec.sampling, family, seed),
        signal,
        onToken: (count, most) => onProgress?.({ type: "tokens", tokens: count, maximum: most }),
      });
      if (tokens.length === 0) return { mel: new Float32Array(0), frames: 0, warnings };
      await yieldToHost();
      throwIfAborted(signal);
      const spoken = await flow.infer({
        tokens,
        speaker,
        seed,
        ...flowSettings(spec, family),
        signal,
        onStep: (step, steps) => onProgress?.({ type: "flow", step, steps }),
      });
      const frames = Math.max(1, Math.trunc(spoken.frames / speed));
      return {
        mel:
          frames === spoken.frames ? spoken.mel : stretchFrames(spoken.mel, spoken.frames, frames),
        frames,
        warnings,
      };
    },
    async dispose() {
      await Promise.all([languageModel.dispose(), speakers.dispose(), flow.dispose()]);
    },
  };
}

/** How the flow computes: the caller's wishes, else the voice's own. */
export function flowSettings({ flow }: CosyVoice1Spec, wishes: FamilyOptions = {}): FlowSettings {
  return { steps: wishes.steps ?? flow.steps, guidance: wishes.guidance ?? flow.guidance };
}

/** How tokens are chosen: the caller's wishes, else the voice's own. */
export function samplerOf(
  own: CosyVoice1Sampling,
  { sampling = {} }: FamilyOptions = {},
  seed: number,
): Sampler {
  if (sampling === "greedy") return greedySampler;
  return createRepetitionAwareSampler({ ...own, ...sampling }, createRandomDraws(seed));
}
