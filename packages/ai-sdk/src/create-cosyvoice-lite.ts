/**
 * The provider: from a voice's id to a speech model of the AI SDK.
 * @module
 */
import { NoSuchModelError, type ProviderV4, type SpeechModelV4 } from "@ai-sdk/provider";
import { createContainerRegistry, type ContainerRegistry } from "@cosyvoice-lite/audio";
import {
  createSynthesizer,
  type CreateSynthesizerOptions,
  type Synthesizer,
} from "@cosyvoice-lite/core";
import { createSpeechModel } from "./speech-model";
import { createSynthesizerShelf } from "./synthesizer-shelf";

/** Settings of the provider. All are optional. */
export interface CosyvoiceLiteSettings {
  /** Passed to `createSynthesizer()`: threads, backend, cache, lexicon. The voice is chosen per model. */
  readonly synthesizer?: Omit<CreateSynthesizerOptions, "voice" | "signal">;
  /**
   * Opens the voice of a model in another way, such as a pool of worker threads. Default: `createSynthesizer()` with
   * {@link CosyvoiceLiteSettings.synthesizer}.
   */
  readonly open?: (voice: string) => Promise<Synthesizer>;
  /** The formats that `outputFormat` can name. Default: `createContainerRegistry()`. */
  readonly containers?: ContainerRegistry;
  /** The clock of the responses' timestamps. Default: the machine's. */
  readonly now?: () => Date;
}

/**
 * A provider for `generateSpeech()` and for `createProviderRegistry()`. Each voice is opened once, on first use, and
 * stays open until `dispose()`.
 */
export interface CosyvoiceLiteProvider extends ProviderV4, AsyncDisposable {
  /**
   * A model that speaks with one voice.
   * @param voice - Id of a bundled voice, or a folder. Default `lite`.
   */
  speech(voice?: string): SpeechModelV4;
  speechModel(voice: string): SpeechModelV4;
  /** Closes every voice after the texts in progress. A later call opens its voice again. */
  dispose(): Promise<void>;
}

/**
 * Creates a provider.
 *
 * ```ts
 * const cosyvoice = createCosyvoiceLite();
 * const { audio } = await generateSpeech({ model: cosyvoice.speech(), text: "你好，世界。" });
 * ```
 */
export function createCosyvoiceLite(settings: CosyvoiceLiteSettings = {}): CosyvoiceLiteProvider {
  const { containers = createContainerRegistry(), now = () => new Date() } = settings;
  const open = settings.open ?? ((voice) => createSynthesizer({ ...settings.synthesizer, voice }));
  const shelf = createSynthesizerShelf(open);
  const speech = (voice = "lite") =>
    createSpeechModel({ voice, containers, now, open: () => shelf.get(voice) });
  return {
    specificationVersion: "v4",
    speech,
    speechModel: speech,
    languageModel: refuse("languageModel"),
    embeddingModel: refuse("embeddingModel"),
    imageModel: refuse("imageModel"),
    dispose: () => shelf.dispose(),
    [Symbol.asyncDispose]: () => shelf.dispose(),
  };
}

/** The AI SDK requires these methods of every provider. */
function refuse(modelType: "languageModel" | "embeddingModel" | "imageModel") {
  return (modelId: string): never => {
    const message = `cosyvoice-lite is text to speech only and has no ${modelType} "${modelId}". Use speech() instead.`;
    throw new NoSuchModelError({ modelId, modelType, message });
  };
}
