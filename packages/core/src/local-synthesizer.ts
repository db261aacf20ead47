/**
 * A synthesizer that computes where it is called.
 * @module
 */
import {
  SynthesisError,
  type Language,
  type SynthesisWarning,
  type Utterance,
} from "@cosyvoice-lite/spec";
import type { CacheStats } from "./cache/cache-stats";
import { createPhraseCache, type PhraseCache, type PhraseCacheOptions } from "./cache/phrase-cache";
import { phraseKey } from "./cache/phrase-key";
import { collectSpeech } from "./collect-speech";
import type { FamilyModels } from "./families/family";
import { ignoredOptions } from "./families/ignored-options";
import { guardListener, withWarnings } from "./progress-listener";
import { resolveOptions, type ResolvedOptions, type SynthesisOptions } from "./options";
import { speakerOf } from "./prosody/speaker-of";
import { speakText } from "./speak-text";
import { createResampler, type ResamplerStream } from "@cosyvoice-lite/audio";
import { speakUtterance, type SpeakUtteranceRequest, type SpokenPiece } from "./speak-utterance";
import type { SpeakableUtterance } from "./speakable-utterances";
import type { Speech } from "@cosyvoice-lite/audio";
import { checkText, checkTextInput } from "./streaming/check-text";
import type { TextInput } from "./streaming/text-input";
import { utteranceOptions } from "./streaming/utterance-options";
import type { SpeechChunk, Synthesizer } from "./synthesizer";
import { refuseHopelessLength, wholeSpeech } from "./text-limit";
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
  /** Where finished phrases are kept; `models` names everything that speaks. Default: nowhere. */
  readonly cache?: PhraseCacheOptions & { readonly models: string };
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
  readonly #cache: PhraseCache | undefined;
  readonly #running = new Set<Promise<unknown>>();
  #disposal: Promise<void> | undefined;

  constructor(parts: SynthesizerParts) {
    this.#parts = parts;
    this.#vocoders = createVocoderPool(parts.openVocoder);
    this.voice = voiceInfo(parts.voice.manifest);
    this.backend = parts.backend;
    this.#cache = parts.cache && createPhraseCache(parts.cache);
  }

  async synthesize(text: string, options: SynthesisOptions = {}): Promise<Speech> {
    checkText(text);
    const resolved = this.#resolve(options);
    const maxSeconds = wholeSpeech(resolved.maxSeconds);
    return collectSpeech(text, this.#chunks(text, { ...resolved, maxSeconds }, true));
  }

  async *stream(
    text: TextInput,
    options: SynthesisOptions = {},
  ): AsyncGenerator<SpeechChunk, void> {
    checkTextInput(text);
    yield* this.#chunks(text, this.#resolve(options), false);
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
    return this.#cache?.stats();
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
    await this.#cache?.settle();
    await Promise.all([this.#vocoders.dispose(), this.#parts.models.acoustic.dispose()]);
  }

  #resolve(options: SynthesisOptions): ResolvedOptions {
    this.#checkUsable();
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

  async *#chunks(
    text: TextInput,
    asked: ResolvedOptions,
    atOnce: boolean,
  ): AsyncGenerator<SpeechChunk, void> {
    const listener = guardListener(asked.onProgress);
    const options = { ...asked, onProgress: listener.tell };
    const { backend, models, voice, warnings } = this.#parts;
    let resampler: (() => ResamplerStream) | undefined;
    if (typeof text === "string") refuseHopelessLength(text, options.speed, options.maxSeconds);
    const chunks = speakText({
      text,
      options,
      frontend: models.frontend,
      symbolSeconds: models.symbolSeconds,
      speak: (item) => {
        resampler ??= createResampler(models.acoustic.mel.sampleRate, options.sampleRate);
        return this.#speak(item, options, { resampler: resampler(), atOnce });
      },
      origin: {
        backend,
        vocoder: options.vocoder,
        voice: this.voice.id,
        speaker: voice.manifest.speakers[options.speaker].id,
      },
      warnings: [...warnings, ...ignoredOptions(options, models, this.voice.id)],
    });
    for await (const chunk of chunks) yield withWarnings(chunk, await listener.take());
  }

  /** Speaks one utterance as the caller and the text's own markup ask, or repeats what was spoken before. */
  async *#speak(
    { utterance: marked }: SpeakableUtterance,
    asked: ResolvedOptions,
    how: Pick<SpeakUtteranceRequest, "resampler" | "atOnce">,
  ): AsyncGenerator<SpokenPiece, void> {
    this.#checkUsable();
    const { cache, voice } = this.#parts;
    const { speakers } = voice.manifest;
    const { speaker, gain, warnings } = speakerOf(marked, asked.speaker, speakers);
    const own = utteranceOptions(asked, marked);
    const options = { ...own, speaker, gain: own.gain * gain };
    // What the markup asks for is in the options now.
    const { prosody: _, ...utterance } = marked;
    const pieces =
      this.#cache && cache
        ? this.#cache.pieces({
            key: phraseKey(cache.models, utterance, options),
            utterance,
            signal: options.signal,
            speak: (signal) => this.#compute(utterance, { ...options, signal }, how),
          })
        : this.#compute(utterance, options, how);
    let untold = warnings;
    for await (const piece of pieces) {
      yield untold.length > 0 ? { ...piece, warnings: [...untold, ...piece.warnings] } : piece;
      untold = [];
    }
  }

  /** Speaks one utterance; `dispose()` waits for the piece in work, and there are no more after it. */
  async *#compute(
    utterance: Utterance,
    options: ResolvedOptions,
    how: Pick<SpeakUtteranceRequest, "resampler" | "atOnce">,
  ): AsyncGenerator<SpokenPiece, void> {
    const { acoustic } = this.#parts.models;
    const vocoder = await this.#track(() => this.#vocoders.get(options.vocoder));
    const pieces = speakUtterance({ utterance, acoustic, vocoder, options, ...how });
    try {
      for (;;) {
        const { done, value } = await this.#track(() => pieces.next());
        if (done) return;
        yield value;
      }
    } finally {
      await pieces.return();
    }
  }

  /** Runs a piece of work that `dispose()` waits for. */
  async #track<T>(run: () => Promise<T>): Promise<T> {
    this.#checkUsable();
    const work = run();
    this.#running.add(work);
    try {
      return await work;
    } finally {
      this.#running.delete(work);
    }
  }
}
