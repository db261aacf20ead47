import type { Language } from "@cosyvoice-lite/spec";
import type { CacheStats } from "./cache/phrase-cache";
import { collectSpeech } from "./collect-speech";
import { createLifetime } from "./lifetime";
import { resolveOptions, type ResolvedOptions, type SynthesisOptions } from "./options";
import { createPipeline, type Pipeline, type PipelineParts } from "./pipeline";
import type { Speech } from "@cosyvoice-lite/audio";
import { checkText, checkTextInput, type TextInput } from "./streaming/text-input";
import type { SpeechChunk, Synthesizer } from "./synthesizer";
import { wholeSpeech } from "./text-limit";
import type { ReadOptions } from "@cosyvoice-lite/spec";
import { voiceInfo, type VoiceInfo } from "./voice/voice-source";

/** What a {@link LocalSynthesizer} is made of; `createSynthesizer()` puts it together. */
interface SynthesizerParts extends PipelineParts {
  /** Name of the vocoder used by default; `auto` is resolved. */
  readonly vocoder: string;
}

/** One short text per language, to load what it needs. */
const GREETINGS: Readonly<Record<Language, string>> = {
  zh: "你好",
  en: "hello",
  ja: "こんにちは",
  yue: "你好",
  ko: "안녕",
};

/** A pipeline with an end. */
export class LocalSynthesizer implements Synthesizer {
  readonly voice: VoiceInfo;
  readonly backend: string;
  readonly #parts: SynthesizerParts;
  readonly #lifetime = createLifetime();
  readonly #pipeline: Pipeline;

  constructor(parts: SynthesizerParts) {
    this.#parts = parts;
    this.#pipeline = createPipeline(parts, this.#lifetime);
    this.voice = voiceInfo(parts.voice.manifest);
    this.backend = parts.backend;
  }

  async synthesize(text: string, options: SynthesisOptions = {}): Promise<Speech> {
    checkText(text);
    const resolved = this.#resolve(options);
    const maxSeconds = wholeSpeech(resolved.maxSeconds);
    return collectSpeech(text, this.#pipeline.speak(text, { ...resolved, maxSeconds }));
  }

  async *stream(
    text: TextInput,
    options: SynthesisOptions = {},
  ): AsyncGenerator<SpeechChunk, void> {
    checkTextInput(text);
    yield* this.#pipeline.speak(text, this.#resolve(options));
  }

  async preload(languages: readonly Language[] = this.voice.languages): Promise<void> {
    const { frontend, isSlow = false } = this.#parts.models;
    for (const language of languages) {
      const greeting = GREETINGS[language] ?? "";
      if (!isSlow) await this.synthesize(greeting, { language });
      else for await (const _ of frontend.utterances(greeting, this.#resolve({ language })));
    }
  }

  cacheStats(): CacheStats | undefined {
    return this.#pipeline.cacheStats();
  }

  /** Loads the default vocoder ahead of the first call. */
  loadDefaultVocoder(read: ReadOptions): Promise<void> {
    return this.#pipeline.loadVocoder(this.#parts.vocoder, read);
  }

  dispose(): Promise<void> {
    return this.#lifetime.end(() => this.#pipeline.free());
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.dispose();
  }

  #resolve(options: SynthesisOptions): ResolvedOptions {
    this.#lifetime.check();
    const { models, voice, vocoder } = this.#parts;
    return resolveOptions(options, voice.manifest, { vocoder, checkFamily: models.checkOptions });
  }
}
