/**
 * One text from the synthesizer into a sink.
 * @module
 */
import type { SpokenWord } from "@cosyvoice-lite/audio";
import type {
  SpeechChunk,
  SynthesisOptions,
  SynthesisWarning,
  Synthesizer,
} from "@cosyvoice-lite/core";
import { SynthesisError } from "@cosyvoice-lite/spec";
import type { AudioSink } from "./output/audio-sink";
import type { Figures } from "./output/figures";

/** What is to be spoken, and where to. */
export interface SpeakToSinkRequest {
  readonly synthesizer: Synthesizer;
  readonly text: string;
  readonly options: SynthesisOptions;
  readonly sink: AudioSink;
  /** Called after every chunk. */
  readonly onChunk?: (chunk: SpeechChunk) => void;
}

/** The measured part of {@link Figures}. */
export type Measured = Omit<Figures, "file" | "load">;

/** What was spoken. */
export interface SpokenText {
  readonly measured: Measured;
  /** When each word is heard; `undefined` where the voice does not tell. */
  readonly words: readonly SpokenWord[] | undefined;
}

/** Streams chunk by chunk: no more than one is in memory. Whatever goes wrong, the sink is abandoned. */
export async function speakToSink(request: SpeakToSinkRequest): Promise<SpokenText> {
  const { synthesizer, text, options, sink, onChunk } = request;
  const started = performance.now();
  const elapsed = () => (performance.now() - started) / 1000;
  // Equal warnings of a long text are told once.
  const warnings = new Map<string, SynthesisWarning>();
  const words: SpokenWord[] = [];
  let isTimed = true;
  let firstAudio = 0;
  let last: Omit<SpeechChunk, "audio"> | undefined;
  try {
    for await (const chunk of synthesizer.stream(text, options)) {
      if (chunk.index === 0) firstAudio = elapsed();
      for (const warning of chunk.warnings)
        warnings.set(`${warning.code} ${warning.message}`, warning);
      if (chunk.words) words.push(...chunk.words);
      else if (chunk.endsSentence) isTimed = false;
      await sink.write(chunk);
      onChunk?.(chunk);
      const { audio: _, ...rest } = chunk;
      last = rest;
    }
    if (!last) throw new SynthesisError("EMPTY_TEXT", "The text holds nothing to speak.");
    await sink.finish();
  } catch (error) {
    await sink.abandon();
    throw error;
  }
  const wall = elapsed();
  const { end: seconds, voice, speaker, backend, vocoder, sampleRate } = last;
  const measured = {
    text,
    seconds,
    wall,
    realTimeFactor: wall / seconds,
    firstAudio,
    voice,
    speaker,
    backend,
    vocoder,
    sampleRate,
    warnings: [...warnings.values()],
  };
  return { measured, words: isTimed ? words : undefined };
}
