/**
 * A synthesizer that computes where it is called.
 * @module
 */
import {
  SynthesisError,
  throwIfAborted,
  type Language,
  type SynthesisWarning,
  type Vocoder,
} from "@cosyvoice-lite/spec";
import { join } from "./audio/join";
import type { FamilyModels } from "./families/family";
import { yieldToHost } from "./host";
import { resolveOptions, type ResolvedOptions, type SynthesisOptions } from "./options";
import { speakUtterance } from "./speak-utterance";
import { speakableUtterances, type SpeakableUtterance } from "./speakable-utterances";
import { createSpeech, type Speech } from "./speech";
import type { SpeechChunk, Synthesizer } from "./synthesizer";
import { LONGEST_SPEECH, refuseHopelessLength, tooLong } from "./text-limit";
import type { ReadOptions, Voice } from "./voice/open-voice";
import { voiceInfo, type VoiceInfo } from "./voice/voice-info";

/** What a {@link LocalSynthesizer} is made of; `createSynthesizer()` puts it together. */
export interface SynthesizerParts {
  readonly voice: Voice;
  /** Name of the backend. */
  readonly backend: string;
  readonly models: FamilyModels;
  /** Loads a vocoder; called once per name. */
  readonly openVocoder: (name: string, read: ReadOptions) => Promise<Vocoder>;
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
  readonly #vocoders = new Map<string, Promise<Vocoder>>();
  readonly #running = new Set<Promise<unknown>>();
  #disposal: Promise<void> | undefined;

  constructor(parts: SynthesizerParts) {
    this.#parts = parts;
    this.voice = voiceInfo(parts.voice.manifest);
    this.backend = parts.backend;
  }

  async synthesize(text: string, options: SynthesisOptions = {}): Promise<Speech> {
    const started = performance.now();
    const resolved = this.#resolve(text, options);
    refuseHopelessLength(text, resolved.speed);
    const chunks: SpeechChunk[] = [];
    for await (const chunk of this.#chunks(text, resolved)) {
      if (chunk.end > LONGEST_SPEECH) throw tooLong();
      chunks.push(chunk);
    }
    const sum = (stage: "frontend" | "acoustic" | "vocoder") =>
      chunks.reduce((total, { timings }) => total + timings[stage], 0);
    const { sampleRate, backend, vocoder, voice, speaker } = chunks[0];
    return createSpeech({
      audio: join(chunks.map(({ audio }) => audio)),
      sampleRate,
      warnings: chunks.flatMap(({ warnings }) => warnings),
      backend,
      vocoder,
      voice,
      speaker,
      timings: {
        frontend: sum("frontend"),
        acoustic: sum("acoustic"),
        vocoder: sum("vocoder"),
        total: performance.now() - started,
      },
    });
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
    await this.#vocoder(this.#parts.vocoder, read);
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
    const vocoders = await Promise.allSettled(this.#vocoders.values());
    const loaded = vocoders.flatMap((v) => (v.status === "fulfilled" ? [v.value] : []));
    await Promise.all([this.#parts.models.acoustic, ...loaded].map((model) => model.dispose()));
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

  async *#chunks(text: string, options: ResolvedOptions): AsyncGenerator<SpeechChunk, void> {
    const { models, voice } = this.#parts;
    const { signal, language, sampleRate, onProgress } = options;
    throwIfAborted(signal);
    let index = 0;
    let samples = 0;
    for await (const item of speakableUtterances(models.frontend, text, { language, signal })) {
      if (index > 0) await yieldToHost();
      throwIfAborted(signal);
      const { utterance, isFinal, elapsed: frontend } = item;
      const since = performance.now();
      const spoken = await this.#speak(item, options);
      const start = samples / sampleRate;
      samples += spoken.audio.length;
      const end = samples / sampleRate;
      const { source, start: textStart, end: textEnd } = utterance;
      onProgress?.({
        type: "sentence",
        index,
        textStart,
        textEnd,
        textLength: text.length,
        seconds: end,
      });
      yield {
        index,
        text: source,
        textStart,
        textEnd,
        audio: spoken.audio,
        sampleRate,
        start,
        end,
        isFinal,
        warnings: index === 0 ? [...this.#parts.warnings, ...item.warnings] : item.warnings,
        backend: this.backend,
        vocoder: options.vocoder,
        voice: this.voice.id,
        speaker: voice.manifest.speakers[options.speaker].id,
        timings: {
          frontend,
          acoustic: spoken.acousticTime,
          vocoder: spoken.vocoderTime,
          total: frontend + performance.now() - since,
        },
      };
      index++;
    }
  }

  /** Speaks one utterance; `dispose()` waits for it. */
  async #speak({ utterance, isFinal }: SpeakableUtterance, options: ResolvedOptions) {
    this.#checkUsable();
    const work = (async () => {
      const vocoder = await this.#vocoder(options.vocoder, {});
      const { acoustic } = this.#parts.models;
      return speakUtterance({ utterance, acoustic, vocoder, options, pauseAfter: !isFinal });
    })();
    this.#running.add(work);
    try {
      return await work;
    } finally {
      this.#running.delete(work);
    }
  }

  #vocoder(name: string, read: ReadOptions): Promise<Vocoder> {
    let vocoder = this.#vocoders.get(name);
    if (!vocoder) {
      vocoder = this.#parts.openVocoder(name, read);
      // A failed load is not remembered: the next call tries again.
      vocoder.catch(() => this.#vocoders.delete(name));
      this.#vocoders.set(name, vocoder);
    }
    return vocoder;
  }
}
