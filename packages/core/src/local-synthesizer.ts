/**
 * A synthesizer that computes where it is called.
 * @module
 */
import { SynthesisError, type Language, type SynthesisWarning } from "@cosyvoice-lite/spec";
import { collectSpeech } from "./collect-speech";
import type { FamilyModels } from "./families/family";
import { ignoredOptions } from "./families/ignored-options";
import { resolveOptions, type ResolvedOptions, type SynthesisOptions } from "./options";
import { speakText } from "./speak-text";
import { speakUtterance, type SpokenUtterance } from "./speak-utterance";
import type { SpeakableUtterance } from "./speakable-utterances";
import type { Speech } from "./speech";
import type { SpeechChunk, Synthesizer } from "./synthesizer";
import { refuseHopelessLength } from "./text-limit";
import { createVocoderPool, type OpenVocoder, type VocoderPool } from "./vocoder-pool";
import type { ReadOptions, Voice } from "./voice/open-voice";
import { voiceInfo, type VoiceInfo } from "./voice/voice-info";

/** What a {@link LocalSynthesizer} is made of; `createSynthesizer()` puts it together. */
export interface SynthesizerParts {
  readonly voice: Voice;
  /** Name of the backend. */
  readonly backend: string;
  readonly models: FamilyModels;
  /** Loads a vocoder; called once per name. */
  readonly openVocoder: OpenVocoder;
  /** Name of the vocoder used by default; `auto` is resolved. */
  readonly vocoder: string;
  /** Noticed while opening; every result repeats them. */
  readonly warnings: readonly SynthesisWarning[];
}

/** One short text per language, to load what it needs. */
const GREETINGS: Readonly<Record<Language, string>> = {
  zh: "你好",
  en: "hello",
  ja: "こんにちは",
  yue: "你好",
  ko: "안녕",
};

/** Owns the loaded graphs and vocoders of one voice. */
export class LocalSynthesizer implements Synthesizer {
  readonly voice: VoiceInfo;
  readonly backend: string;
  readonly #parts: SynthesizerParts;
  readonly #vocoders: VocoderPool;
  readonly #running = new Set<Promise<unknown>>();
  #disposal: Promise<void> | undefined;

  constructor(parts: SynthesizerParts) {
    this.#parts = parts;
    this.#vocoders = createVocoderPool(parts.openVocoder);
    this.voice = voiceInfo(parts.voice.manifest);
    this.backend = parts.backend;
  }

  async synthesize(text: string, options: SynthesisOptions = {}): Promise<Speech> {
    const resolved = this.#resolve(text, options);
    refuseHopelessLength(text, resolved.speed);
    return collectSpeech(this.#chunks(text, resolved));
  }

  async *stream(text: string, options: SynthesisOptions = {}): AsyncGenerator<SpeechChunk, void> {
    yield* this.#chunks(text, this.#resolve(text, options));
  }

  async preload(languages: readonly Language[] = this.voice.languages): Promise<void> {
    for (const language of languages) {
      await this.synthesize(GREETINGS[language] ?? "", { language });
    }
  }

  /** Loads the default vocoder ahead of the first call. */
  async loadDefaultVocoder(read: ReadOptions): Promise<void> {
    await this.#vocoders.get(this.#parts.vocoder, read);
  }

  dispose(): Promise<void> {
    this.#disposal ??= this.#free();
    return this.#disposal;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.dispose();
  }

  async #free(): Promise<void> {
    await Promise.allSettled(this.#running);
    await Promise.all([this.#vocoders.dispose(), this.#parts.models.acoustic.dispose()]);
  }

  #resolve(text: string, options: SynthesisOptions): ResolvedOptions {
    this.#checkUsable();
    if (typeof text !== "string") {
      throw new SynthesisError(
        "INVALID_ARGUMENT",
        `The text must be a string; found ${typeof text}.`,
      );
    }
    const { voice, vocoder } = this.#parts;
    return resolveOptions(options, voice.manifest, { vocoder });
  }

  #checkUsable(): void {
    if (!this.#disposal) return;
    throw new SynthesisError(
      "DISPOSED",
      "The synthesizer was disposed of; make another one with createSynthesizer().",
    );
  }

  #chunks(text: string, options: ResolvedOptions): AsyncGenerator<SpeechChunk, void> {
    const { backend, models, voice, warnings } = this.#parts;
    return speakText({
      text,
      options,
      frontend: models.frontend,
      speak: (item) => this.#speak(item, options),
      origin: {
        backend,
        vocoder: options.vocoder,
        voice: this.voice.id,
        speaker: voice.manifest.speakers[options.speaker].id,
      },
      warnings: [...warnings, ...ignoredOptions(options, models, this.voice.id)],
    });
  }

  /** Speaks one utterance; `dispose()` waits for it. */
  async #speak(item: SpeakableUtterance, options: ResolvedOptions): Promise<SpokenUtterance> {
    this.#checkUsable();
    const work = this.#vocoders.get(options.vocoder).then((vocoder) =>
      speakUtterance({
        utterance: item.utterance,
        acoustic: this.#parts.models.acoustic,
        vocoder,
        options,
        pauseAfter: !item.isFinal,
      }),
    );
    this.#running.add(work);
    try {
      return await work;
    } finally {
      this.#running.delete(work);
    }
  }
}
