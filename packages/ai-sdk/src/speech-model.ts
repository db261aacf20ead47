/**
 * One voice as a speech model of the AI SDK, interface version 4.
 * @module
 */
import type { SharedV4Warning, SpeechModelV4, SpeechModelV4Result } from "@ai-sdk/provider";
import { encodeSpeech, type ContainerRegistry } from "@cosyvoice-lite/audio";
import type { SynthesisWarning, Synthesizer } from "@cosyvoice-lite/core";
import { planCall, PROVIDER_OPTIONS_KEY } from "./call-options";
import { metadataOf } from "./metadata";

/** The parts of a model. */
export interface SpeechModelParts {
  /** The model's id. */
  readonly voice: string;
  readonly containers: ContainerRegistry;
  readonly now: () => Date;
  /** Returns the voice's synthesizer, the same one each time. */
  readonly open: () => Promise<Synthesizer>;
}

/**
 * Creates the model. `outputFormat` is a container's name, `wav` by default; `voice` is a speaker of the voice;
 * unsupported languages and instructions cause warnings.
 *
 * `doGenerate` throws SynthesisError, whose `ABORTED` has the name `AbortError`; the AI SDK retries neither.
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
      // Checked before synthesis, so that a misspelt format fails early.
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
          // The AI SDK uses this header when it cannot detect the type from the bytes.
          headers: { "content-type": container.mimeType },
        },
      };
    },
  };
}

function toWarning({ code, message }: SynthesisWarning): SharedV4Warning {
  return { type: "other", message: `${code}: ${message}` };
}
