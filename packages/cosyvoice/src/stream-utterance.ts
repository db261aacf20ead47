/**
 * An utterance that is heard while its tokens are still coming.
 * @module
 */
import type { MelSpec, SynthesisWarning, Utterance } from "@cosyvoice-lite/spec";
import type { CosyVoice1Spec } from "./section";
import type { FamilyAcousticOptions, StreamedSamples } from "@cosyvoice-lite/spec";
import { ignored } from "@cosyvoice-lite/spec/helpers";
import type { CosyVoiceOptions } from "./options";
import { tokenTiming } from "./flow/frame-positions";
import type { ContinuableHift } from "./hift/open-hift";
import { flowSettings, samplerOf } from "./settings";
import type { LanguageModel } from "./lm/language-model";
import type { Speakers } from "./speakers";
import { streamSpeech } from "./stream/stream-speech";
import type { Flow } from "./types";

/** What the model is made of. Disposing of it disposes of all parts. */
export interface CosyVoice1AcousticParts {
  readonly spec: CosyVoice1Spec;
  readonly mel: MelSpec;
  readonly languageModel: LanguageModel;
  readonly speakers: Speakers;
  readonly flow: Flow;
}

/** Runs language model, flow and HiFT in turns, chunk by chunk. */
export async function* streamUtterance(
  parts: CosyVoice1AcousticParts,
  { ids }: Utterance,
  hift: ContinuableHift,
  options: FamilyAcousticOptions,
): AsyncGenerator<StreamedSamples, void> {
  const { spec, mel, languageModel, speakers, flow } = parts;
  const { speaker: index = 0, speed = 1, seed = 0, signal, onProgress } = options;
  const family = options.family as CosyVoiceOptions | undefined;
  const speaker = await speakers.get(index);
  const row = languageModel.tokens({
    ids,
    speaker,
    choose: samplerOf(spec.sampling, family, seed),
    signal,
    onToken: (count, maximum) => onProgress?.({ type: "tokens", tokens: count, maximum }),
  });
  let isLast = false;
  let warnings: readonly SynthesisWarning[] = [];
  async function* tokens(): AsyncGenerator<number, void> {
    try {
      for (let next = await row.next(); ; next = await row.next()) {
        if (next.done) {
          isLast = true;
          warnings = next.value;
          return;
        }
        yield next.value;
      }
    } finally {
      await row.return([]);
    }
  }
  const pieces = streamSpeech({
    flow,
    hift,
    spec,
    speaker,
    seed,
    ...flowSettings(spec, family),
    timing: tokenTiming(spec, mel),
    tokens: tokens(),
    firstHopTokens: family?.firstChunkTokens,
    signal,
    onStep: (step, steps) => onProgress?.({ type: "flow", step, steps }),
  });
  const unchanged = speed === 1 ? [] : [ignored("speed together with family.firstChunkTokens")];
  // The piece behind the last token is the last one.
  for await (const samples of pieces)
    yield { samples, isLast, warnings: isLast ? [...warnings, ...unchanged] : [] };
}
