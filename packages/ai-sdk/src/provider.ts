import {
  NoSuchModelError,
  type ProviderV4,
  type SpeechModelV4,
  type SharedV4Warning,
  type SpeechModelV4Result,
  type JSONObject,
} from "@ai-sdk/provider";
import {
  createContainerRegistry,
  type ContainerRegistry,
  encodeSpeech,
  type Speech,
  type SpokenWord,
  type Timings,
} from "@cosyvoice-lite/audio";
import {
  createSynthesizer,
  type CreateSynthesizerOptions,
  type Synthesizer,
  type SynthesisWarning,
} from "@cosyvoice-lite/core";
import { memo } from "@cosyvoice-lite/spec/helpers";
import { planCall, PROVIDER_OPTIONS_KEY } from "./call-options";

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
    createSpeechModel(voice, containers, now, () => shelf.get(voice));
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

/**
 * Creates the model. `outputFormat` is a container's name, `wav` by default; `voice` is a speaker of the voice;
 * unsupported languages and instructions cause warnings.
 *
 * `doGenerate` throws SynthesisError, whose `ABORTED` has the name `AbortError`; the AI SDK retries neither.
 */
function createSpeechModel(
  voice: string,
  containers: ContainerRegistry,
  now: () => Date,
  open: () => Promise<Synthesizer>,
): SpeechModelV4 {
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

/** The content of `providerMetadata.cosyvoiceLite`. */
export interface CosyvoiceLiteMetadata {
  /** Duration in seconds. */
  readonly duration: number;
  /** Samples per second of the speech; the file's may be higher if its format does not support it. */
  readonly sampleRate: number;
  /** Id of the voice. */
  readonly voice: string;
  /** Id of the speaker in it. */
  readonly speaker: string;
  /** Name of the vocoder used. */
  readonly vocoder: string;
  /** Name of the backend that ran the graphs. */
  readonly backend: string;
  /** Milliseconds by stage. */
  readonly timings: Timings;
  /** Start and end of each word in seconds; absent if the voice does not provide them. Accepted by `toSrt()`. */
  readonly words?: readonly SpokenWord[];
}

/** The metadata of a speech, as plain JSON. */
function metadataOf(speech: Speech): JSONObject {
  const { duration, sampleRate, voice, speaker, vocoder, backend, timings, words } = speech;
  const metadata: CosyvoiceLiteMetadata = {
    duration,
    sampleRate,
    voice,
    speaker,
    vocoder,
    backend,
    timings,
    words,
  };
  // Drops undefined values, which JSON cannot represent.
  return JSON.parse(JSON.stringify(metadata)) as JSONObject;
}

/**
 * Keeps one synthesizer per voice.
 * @param open - Opens one voice. Its error reaches all waiting callers; the next call tries again.
 */
function createSynthesizerShelf(open: (voice: string) => Promise<Synthesizer>) {
  let opened = memo(open);
  return {
    get: (voice: string) => opened.get(voice),
    /** Disposes all synthesizers, including those being opened. */
    async dispose(): Promise<void> {
      const closing = opened.all();
      opened = memo(open);
      const settled = await Promise.allSettled(closing);
      // A failed opening has already been reported to its callers and holds no resources.
      const synthesizers = settled.flatMap((each) =>
        each.status === "fulfilled" ? [each.value] : [],
      );
      await Promise.all(synthesizers.map((synthesizer) => synthesizer.dispose()));
    },
  };
}
