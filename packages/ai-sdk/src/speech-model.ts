/**
 * One voice as a speech model of the AI SDK, interface version 4.
 * @module
 */
import type { SharedV4Warning, SpeechModelV4, SpeechModelV4Result } from "@ai-sdk/provider";
import { encodeSpeech, type ContainerRegistry } from "@cosyvoice-lite/audio";
import type { SynthesisWarning, Synthesizer } from "@cosyvoice-lite/core";
import { planCall, PROVIDER_OPTIONS_KEY } from "./call-options";
import { metadataOf } from "./metadata";

/** What a model is made of. */
export interface SpeechModelParts {
  /** The model's id. */
  readonly voice: string;
  readonly containers: ContainerRegistry;
  readonly now: () => Date;
  /** Gives the voice's synthesizer, the same one each time. */
  readonly open: () => Promise<Synthesizer>;
}

/**
 * Makes the model. `outputFormat` is a container's name, `wav` by default; `voice` is a speaker of the voice; a language that
 * nobody here speaks, and instructions, are warnings.
 *
 * `doGenerate` throws SynthesisError, whose `ABORTED` has the name `AbortError`; the AI SDK repeats neither.
 */
export function createSpeechModel({
  voice,
  containers,
  now,
  open,
}: SpeechModelParts): SpeechModelV4 {
  return {
    specificationVersion: "v4",
    provider: "cosyvoice-lite.speech",
    modelId: voice,
    async doGenerate(options): Promise<SpeechModelV4Result> {
      const timestamp = now();
      const { synthesis, encoding, warnings } = planCall(options);
      // Before the work, so that a misspelt format costs nothing.
      const container = containers.get(options.outputFormat ?? "wav");
      const synthesizer = await open();
      const speech = await synthesizer.synthesize(options.text, synthesis);
      return {
        audio: await encodeSpeech(speech, container, encoding),
        warnings: [...warnings, ...speech.warnings.map(toWarning)],
        providerMetadata: { [PROVIDER_OPTIONS_KEY]: metadataOf(speech) },
        response: {
          timestamp,
          modelId: voice,
          // Where the AI SDK cannot tell the type from the bytes, it looks here.
          headers: { "content-type": container.mimeType },
        },
      };
    },
  };
}

function toWarning({ code, message }: SynthesisWarning): SharedV4Warning {
  return { type: "other", message: `${code}: ${message}` };
}
