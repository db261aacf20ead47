import { open, rename, rm, type FileHandle, writeFile } from "node:fs/promises";
import { dirname, extname } from "node:path";
import {
  encodeStream,
  type AudioContainer,
  type SpokenWord,
  toSrt,
  toVtt,
} from "@cosyvoice-lite/audio";
import {
  watchSpeech,
  type SpeechChunk,
  type SynthesisOptions,
  type SynthesisWarning,
  type Synthesizer,
} from "@cosyvoice-lite/core";
import { concat } from "@cosyvoice-lite/spec/helpers";
import type { Figures } from "./output/report";
import { writeTo, type TerminalOutput, usageError } from "./io";

interface SpeakToFileRequest {
  readonly synthesizer: Synthesizer;
  readonly text: string;
  readonly options: SynthesisOptions;
  readonly container: AudioContainer;
  /** Bits per second. Default: the container's. */
  readonly bitrate?: number;
  readonly file: OutputFile;
  /** Whether the file's head cannot be written again: the first sentence is then held back until it is known whether it is the only one. */
  readonly isPiped: boolean;
  /** Called after every chunk. */
  readonly onChunk?: (chunk: SpeechChunk) => void;
}

interface SpokenText {
  readonly measured: Omit<Figures, "file" | "load">;
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

/** Joins the chunks of the first sentence, so that the header of a WAV file of one sentence has the right sizes. */
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

/** Equal warnings of a long text are reported once. */
function once(warnings: readonly SynthesisWarning[]): SynthesisWarning[] {
  return [...new Map(warnings.map((each) => [`${each.code} ${each.message}`, each])).values()];
}

/** Takes bytes; either `finish` or `abandon` ends it. */
interface OutputFile {
  write(bytes: Uint8Array): Promise<void>;
  /** Completes the file. @param head - Overwrites the first bytes, where that is possible. */
  finish(head?: Uint8Array): Promise<void>;
  /** Removes what was written, where that is possible. */
  abandon(): Promise<void>;
}

/** A pipe, which cannot be rewound. */
export function createPipe(stream: TerminalOutput): OutputFile {
  return {
    write: (bytes) => writeTo(stream, bytes),
    finish: async () => undefined,
    abandon: async () => undefined,
  };
}

/**
 * A file that grows as `FILE.part` and gets its name at the end; `abandon` leaves an older file of that name alone. The first write throws
 * `INVALID_ARGUMENT` where the folder is missing.
 */
export function createPartFile(file: string): OutputFile {
  const part = `${file}.part`;
  let handle: FileHandle | undefined;
  return {
    async write(bytes) {
      handle ??= await open(part, "w").catch((error: NodeJS.ErrnoException) => {
        if (error.code !== "ENOENT") throw error;
        const folder = dirname(file);
        throw usageError(
          `The folder ${folder} does not exist. Make it first: mkdir -p ${folder}`,
          error,
        );
      });
      await handle.write(bytes);
    },
    async finish(head) {
      if (!handle) return;
      if (head) await handle.write(head, 0, head.length, 0);
      await handle.close();
      await rename(part, file);
    },
    async abandon() {
      if (!handle) return;
      await handle.close().catch(() => undefined);
      await rm(part, { force: true });
    },
  };
}

const FORMATS: Readonly<Record<string, typeof toSrt>> = { ".srt": toSrt, ".vtt": toVtt };

/** Writes the subtitles of one text. */
export type WriteSubtitles = (
  text: string,
  words: readonly SpokenWord[] | undefined,
) => Promise<void>;

/**
 * Chooses the format by the name's ending.
 * @throws SynthesisError `INVALID_ARGUMENT` for another ending; the writer does where the voice tells no word times.
 */
export function createSubtitleFile(file: string): WriteSubtitles {
  const ending = extname(file).toLowerCase();
  const format = Object.hasOwn(FORMATS, ending) ? FORMATS[ending] : undefined;
  if (!format) {
    throw usageError(
      `Subtitles are written as ${Object.keys(FORMATS).join(" or ")}; found ${file}. Rename the file.`,
    );
  }
  return (text, words) => writeFile(file, format({ text, words }));
}
