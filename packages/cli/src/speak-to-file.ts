import { encodeStream, type AudioContainer, type SpokenWord } from "@cosyvoice-lite/audio";
import {
  watchSpeech,
  type SpeechChunk,
  type SynthesisOptions,
  type SynthesisWarning,
  type Synthesizer,
} from "@cosyvoice-lite/core";
import { concat } from "@cosyvoice-lite/spec/helpers";
import type { Figures } from "./output/figures";
import type { OutputFile } from "./output/output-file";

/** What is to be spoken, and where to. */
export interface SpeakToFileRequest {
  readonly synthesizer: Synthesizer;
  readonly text: string;
  readonly options: SynthesisOptions;
  readonly container: AudioContainer;
  /** Bits per second. Default: the container's. */
  readonly bitrate?: number;
  readonly file: OutputFile;
  /** Whether the file's head cannot be written again: the first sentence is then held back until it is known whether it is all. */
  readonly isPiped: boolean;
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

/** Streams chunk by chunk, so that memory does not grow with the text. Whatever goes wrong, the file is abandoned. */
export async function speakToFile(request: SpeakToFileRequest): Promise<SpokenText> {
  const { synthesizer, text, options, container, bitrate, file, isPiped, onChunk } = request;
  const { signal } = options;
  const started = performance.now();
  const elapsed = () => (performance.now() - started) / 1000;
  let firstAudio = 0;
  const watched = watchSpeech(synthesizer.stream(text, options));
  async function* chunks(): AsyncGenerator<SpeechChunk, void> {
    for await (const chunk of watched.chunks) {
      if (chunk.index === 0) firstAudio = elapsed();
      yield chunk;
      onChunk?.(chunk);
    }
  }
  let head: Uint8Array | undefined;
  const onHead = (bytes: Uint8Array) => (head = bytes);
  const sound = isPiped && container.name === "wav" ? joinFirstSentence(chunks()) : chunks();
  try {
    for await (const bytes of encodeStream(sound, container, { bitrate, signal, onHead }))
      await file.write(bytes);
    // Throws where nothing was spoken, before the file gets its name.
    watched.summary();
    await file.finish(head);
  } catch (error) {
    await file.abandon();
    throw error;
  }
  const wall = elapsed();
  const { duration: seconds, words, warnings, last } = watched.summary();
  const { voice, speaker, backend, vocoder, sampleRate } = last;
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
    warnings: once(warnings),
  };
  return { measured, words };
}

/** The head of a WAV file has the right sizes where one sentence is all; otherwise it says "until the end". */
async function* joinFirstSentence(
  chunks: AsyncIterable<SpeechChunk>,
): AsyncGenerator<SpeechChunk, void> {
  let waiting: Float32Array[] | undefined = [];
  for await (const chunk of chunks) {
    if (!waiting) {
      yield chunk;
      continue;
    }
    waiting.push(chunk.audio);
    if (!chunk.endsSentence && !chunk.isFinal) continue;
    const audio = concat(Float32Array, waiting);
    waiting = undefined;
    yield { ...chunk, audio };
  }
}

/** Equal warnings of a long text are told once. */
function once(warnings: readonly SynthesisWarning[]): SynthesisWarning[] {
  return [...new Map(warnings.map((each) => [`${each.code} ${each.message}`, each])).values()];
}
