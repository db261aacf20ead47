/**
 * Text tokens to mel frames: language model, flow, speed.
 * @module
 */
import { throwIfAborted } from "@cosyvoice-lite/spec";
import { yieldToHost } from "@cosyvoice-lite/spec/helpers";
import type { FamilyAcoustic } from "@cosyvoice-lite/spec";
import { stretchFrames } from "./flow/linear-stretch";
import type { HiftVocoder } from "./hift-vocoder";
import type { CosyVoiceOptions } from "./options";
import { flowSettings, samplerOf } from "./settings";
import { streamUtterance, type CosyVoice1AcousticParts } from "./stream-utterance";

/** Makes the acoustic model. The pitch cannot be changed. */
export function createCosyVoice1Acoustic(parts: CosyVoice1AcousticParts): FamilyAcoustic {
  const { spec, mel, languageModel, speakers, flow } = parts;
  return {
    mel,
    async infer({ ids }, options = {}) {
      const { speaker: index = 0, speed = 1, seed = 0, signal, onProgress } = options;
      const family = options.family as CosyVoiceOptions | undefined;
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
    stream(utterance, vocoder, options) {
      if ((options.family as CosyVoiceOptions | undefined)?.firstChunkTokens === undefined)
        return undefined;
      return streamUtterance(parts, utterance, (vocoder as HiftVocoder).hift, options);
    },
    async dispose() {
      await Promise.all([languageModel.dispose(), speakers.dispose(), flow.dispose()]);
    },
  };
}
