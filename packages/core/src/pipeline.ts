/**
 * The way of a text: read → speak → cache → write.
 * @module
 */
import {
  throwIfAborted,
  type SynthesisWarning,
  type Utterance,
  type FamilyModels,
  type OpenVocoder,
  type ReadOptions,
  type Voice,
} from "@cosyvoice-lite/spec";
import { createResampler, type ResamplerStream } from "@cosyvoice-lite/audio";
import { yieldToHost } from "@cosyvoice-lite/spec/helpers";
import { createPhraseCache, type CacheStats, type PhraseCacheOptions } from "./cache/phrase-cache";
import { phraseKey } from "./cache/phrase-key";
import { ignoredOptions } from "./families/registry";
import type { Lifetime } from "./lifetime";
import type { ResolvedOptions } from "./options";
import { guardListener, withWarnings } from "./progress-listener";
import {
  readAgain,
  readAhead,
  readText,
  type Remainder,
  type SpeakableUtterance,
} from "./read-text";
import { speakUtterance, type SpokenPiece, utteranceOptions } from "./speak-utterance";
import { createChunkWriter } from "./streaming/chunk-writer";
import type { TextInput } from "./streaming/text-input";
import type { SpeechChunk } from "./synthesizer";
import { LengthGuard, mayBeTooLong, refuseHopelessLength, tooLong } from "./text-limit";
import { createVocoderPool } from "./vocoders";

/** What a pipeline is made of. */
export interface PipelineParts {
  readonly voice: Voice;
  /** Name of the backend. */
  readonly backend: string;
  readonly models: FamilyModels;
  /** Loads a vocoder; called once per name. */
  readonly openVocoder: OpenVocoder;
  /** Noticed while opening; every result repeats them. */
  readonly warnings: readonly SynthesisWarning[];
  /** Where finished phrases are kept; `models` names everything that speaks. Default: nowhere. */
  readonly cache?: PhraseCacheOptions & { readonly models: string };
}

/** Speaks texts with one voice. */
export interface Pipeline {
  /**
   * Speaks a text; a chunk is worked on when it is asked for. Samples do not depend on who asks, nor on what was spoken before: every
   * sentence is decoded in the same chunks. Of a whole text the front end reads the next sentence before the last chunk of a sentence, so
   * that the last of all is known to be it; of a text that comes in pieces nothing waits for more than its own sentence. A whole text
   * that may make more sound than is allowed is read to its end first.
   * @throws SynthesisError `EMPTY_TEXT`, `TEXT_TOO_LONG`, `MODEL_FAILED`, `ABORTED`, `DISPOSED`.
   */
  speak(text: TextInput, options: ResolvedOptions): AsyncGenerator<SpeechChunk, void>;
  /** Loads a vocoder ahead of the first call. */
  loadVocoder(name: string, read: ReadOptions): Promise<void>;
  /** `undefined` where nothing is kept. */
  cacheStats(): CacheStats | undefined;
  /** Waits until everything is written, and frees every graph. */
  free(): Promise<void>;
}

/** @param lifetime - Knows about every piece of work with a graph. */
export function createPipeline(parts: PipelineParts, lifetime: Lifetime): Pipeline {
  const { backend, models, voice, warnings } = parts;
  const { frontend, acoustic, symbolSeconds } = models;
  const { id, speakers } = voice.manifest;
  const vocoders = createVocoderPool(parts.openVocoder);
  const cache = parts.cache && createPhraseCache(parts.cache);
  const names = parts.cache?.models ?? "";

  /** One utterance: spoken, or repeated. */
  function pieces(
    utterance: Utterance,
    options: ResolvedOptions,
    resampler: () => ResamplerStream,
  ): AsyncGenerator<SpokenPiece, void> {
    lifetime.check();
    const speak = (signal: AbortSignal | undefined) =>
      speakUtterance({
        utterance,
        acoustic,
        vocoder: () => vocoders.get(options.vocoder),
        options: { ...options, signal },
        resampler: resampler(),
        run: lifetime.run,
      });
    if (!cache) return speak(options.signal);
    const key = phraseKey(names, utterance, options);
    return cache.pieces({ key, utterance, signal: options.signal, speak });
  }

  async function* speak(
    text: TextInput,
    asked: ResolvedOptions,
  ): AsyncGenerator<SpeechChunk, void> {
    const listener = guardListener(asked.onProgress);
    const options = { ...asked, onProgress: listener.tell };
    const { language, lexicon, markup, signal, speed, maxSeconds, sampleRate, vocoder } = options;
    const isWhole = typeof text === "string";
    if (isWhole) refuseHopelessLength(text, speed, maxSeconds);
    throwIfAborted(signal);

    // Read.
    let sentences = readText(frontend, text, { language, lexicon, markup, signal });
    let guard: LengthGuard | undefined;
    let filter: (() => ResamplerStream) | undefined;
    const resampler = () => (filter ??= createResampler(acoustic.mel.sampleRate, sampleRate))();
    const writer = createChunkWriter({
      options,
      origin: { backend, vocoder, voice: id, speaker: speakers[options.speaker].id },
      warnings: [...warnings, ...ignoredOptions(options, models, id)],
    });
    /** Every chunk on its way out. */
    async function told(chunk: SpeechChunk): Promise<SpeechChunk> {
      const { end, endsSentence, sentence } = chunk;
      if (end > maxSeconds) throw tooLong(maxSeconds);
      if (endsSentence) guard?.checkRest(sentence, end);
      return withWarnings(chunk, await listener.take());
    }
    try {
      if (isWhole && mayBeTooLong(text, speed, maxSeconds)) {
        const read = await readAhead(sentences, signal);
        guard = new LengthGuard(read, options, symbolSeconds);
        guard.checkAll();
        sentences = readAgain(read);
      }
      let next = await sentences.next();
      while (!next.done) {
        let following: IteratorResult<SpeakableUtterance, Remainder> | undefined;
        throwIfAborted(signal);
        writer.begin(next.value);
        const own = utteranceOptions(next.value.utterance, options, speakers);
        writer.warn(own.warnings);

        // Speak, or take from the cache.
        for await (const piece of pieces(own.utterance, own.options, resampler)) {
          if (piece.isLast && isWhole) following = await sentences.next();
          throwIfAborted(signal);

          // Write.
          for (const chunk of writer.write(piece, following?.done ? following.value : undefined)) {
            yield await told(chunk);
            if (!chunk.isFinal) throwIfAborted(signal);
          }
        }
        if (following?.done) return;
        next = following ?? (await sentences.next());
        await yieldToHost();
      }
      throwIfAborted(signal);
      for (const chunk of writer.finish(next.value)) {
        yield await told(chunk);
        if (!chunk.isFinal) throwIfAborted(signal);
      }
    } finally {
      await sentences.return({ warnings: [], elapsed: 0, textLength: 0, breakMs: 0 });
    }
  }

  return {
    speak,
    async loadVocoder(name, read) {
      await vocoders.get(name, read);
    },
    cacheStats: () => cache?.stats(),
    async free() {
      await cache?.settle();
      await Promise.all([vocoders.dispose(), acoustic.dispose()]);
    },
  };
}
