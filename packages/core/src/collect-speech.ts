import { createSpeech, type Speech, type SpokenWord, type Timings } from "@cosyvoice-lite/audio";
import { SynthesisError, type SynthesisWarning } from "@cosyvoice-lite/spec";
import { concat } from "@cosyvoice-lite/spec/helpers";
import type { SpeechChunk } from "./synthesizer";

/** What a stream told besides its samples. */
export interface SpeechSummary {
  /** Seconds of sound. */
  readonly duration: number;
  /** The words of all sentences that have times; left out where none has. */
  readonly words?: readonly SpokenWord[];
  /** Those of all chunks, and `WORD_TIMES_MISSING` where some sentences have no times. */
  readonly warnings: readonly SynthesisWarning[];
  /** Sums over the chunks. */
  readonly timings: Timings;
  /** The last chunk, without its samples. */
  readonly last: Omit<SpeechChunk, "audio">;
}

/** A stream that is watched. */
export interface WatchedSpeech {
  /** The chunks, passed on as they come. */
  readonly chunks: AsyncGenerator<SpeechChunk, void>;
  /** What came so far. @throws SynthesisError `EMPTY_TEXT` where nothing did. */
  summary(): SpeechSummary;
}

/** Passes a stream on and keeps what it tells, but no samples. */
export function watchSpeech(stream: AsyncIterable<SpeechChunk>): WatchedSpeech {
  const words: SpokenWord[] = [];
  const warnings: SynthesisWarning[] = [];
  const timings = { frontend: 0, acoustic: 0, vocoder: 0, total: 0 };
  let sentences = 0;
  let untimed = 0;
  let last: Omit<SpeechChunk, "audio"> | undefined;
  async function* chunks(): AsyncGenerator<SpeechChunk, void> {
    for await (const chunk of stream) {
      words.push(...(chunk.words ?? []));
      warnings.push(...chunk.warnings);
      for (const stage of ["frontend", "acoustic", "vocoder", "total"] as const)
        timings[stage] += chunk.timings[stage];
      if (chunk.endsSentence) {
        sentences += 1;
        untimed += chunk.words ? 0 : 1;
      }
      const { audio: _, ...rest } = chunk;
      last = rest;
      yield chunk;
    }
  }
  return {
    chunks: chunks(),
    summary() {
      if (!last) throw new SynthesisError("EMPTY_TEXT", "The text holds nothing to speak.");
      const isTimed = untimed < sentences;
      const missing: SynthesisWarning = {
        code: "WORD_TIMES_MISSING",
        message: `The words of ${untimed} of ${sentences} sentences have no times: the voice does not tell them.`,
      };
      return {
        duration: last.end,
        ...(isTimed && { words: [...words] }),
        warnings: isTimed && untimed > 0 ? [...warnings, missing] : [...warnings],
        timings: { ...timings },
        last,
      };
    },
  };
}

/**
 * Joins the chunks' samples, words and warnings and adds up their times.
 * @param text - What is spoken.
 * @param stream - At least one chunk.
 * @throws What the stream throws.
 */
export async function collectSpeech(
  text: string,
  stream: AsyncIterable<SpeechChunk>,
): Promise<Speech> {
  const started = performance.now();
  const watched = watchSpeech(stream);
  const pieces: Float32Array[] = [];
  for await (const { audio } of watched.chunks) pieces.push(audio);
  const { words, warnings, timings, last } = watched.summary();
  const { sampleRate, backend, vocoder, voice, speaker } = last;
  return createSpeech({
    text,
    audio: concat(Float32Array, pieces),
    sampleRate,
    words,
    warnings,
    backend,
    vocoder,
    voice,
    speaker,
    timings: { ...timings, total: performance.now() - started },
  });
}
