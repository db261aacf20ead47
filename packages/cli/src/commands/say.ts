import { mkdir } from "node:fs/promises";
import { extname, join } from "node:path";
import { createContainerRegistry, fitSampleRate, type AudioContainer } from "@cosyvoice-lite/audio";
import {
  createSynthesizer,
  type BackendChoice,
  type SynthesisOptions,
  type Synthesizer,
} from "@cosyvoice-lite/core";
import { cosyvoice } from "@cosyvoice-lite/cosyvoice";
import { SynthesisError } from "@cosyvoice-lite/spec";
import { EXIT, describeError, usageError, writeTo, type CliIo } from "../io";
import { describeFigures, type Figures, startProgressBar } from "../output/report";
import {
  createPartFile,
  createPipe,
  createSubtitleFile,
  type WriteSubtitles,
  speakToFile,
} from "../speak-to-file";
import { readLexicon, readText } from "../read-text";

/** Options of the command, as parsed. */
export interface SayOptions {
  readonly output?: string;
  readonly file?: string;
  readonly lines?: string;
  readonly subtitles?: string;
  readonly format?: string;
  readonly bitrate?: number;
  readonly ffmpeg?: string;
  readonly voice?: string;
  readonly backend?: BackendChoice;
  readonly threads?: number;
  readonly speaker?: string | number;
  readonly language?: SynthesisOptions["language"];
  readonly speed?: number;
  readonly pitch?: number;
  readonly volume?: number;
  readonly markup?: SynthesisOptions["markup"];
  readonly cache?: string;
  readonly vocoder?: string;
  readonly seed?: number;
  readonly lexicon?: string;
  readonly sampleRate?: number;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** Default output file. */
export const DEFAULT_OUTPUT = "speech.wav";

/** Runs the command and returns its exit code. */
export async function say(
  words: readonly string[],
  options: SayOptions,
  io: CliIo,
): Promise<number> {
  const { output, lines, voice, backend, threads, vocoder } = options;
  if (output !== undefined && lines !== undefined)
    throw usageError("Give -o or --lines, not both.");
  if (options.subtitles !== undefined && lines !== undefined)
    throw usageError("Give --subtitles or --lines, not both.");
  const writeSubtitles =
    options.subtitles === undefined ? undefined : createSubtitleFile(options.subtitles);
  if (output === "-" && io.stdout.isTTY) {
    throw usageError(
      "Audio is not written to a terminal. Name a file with -o, or pipe it into a player.",
    );
  }
  const container = chooseContainer(options);
  const text = await readText({ words, file: options.file }, io);
  const lexicon = await readLexicon(options.lexicon);

  const started = performance.now();
  const synthesizer = await createSynthesizer({
    voice,
    families: [cosyvoice()],
    backend,
    threads,
    vocoder,
    lexicon,
    cache: options.cache === undefined ? undefined : { directory: options.cache },
    signal: io.signal,
  });
  const load = (performance.now() - started) / 1000;
  try {
    const task: SayTask = { synthesizer, options, io, load, writeSubtitles, container };
    if (lines !== undefined) return await sayLines(text, lines, task);
    await sayOne(text, output ?? `speech.${container.extension}`, task);
    return EXIT.ok;
  } finally {
    await synthesizer.dispose();
  }
}

/** The container that is asked for, else that of the file's name, else WAV where the name has no ending. */
function chooseContainer({ format, output = "", ffmpeg }: SayOptions): AudioContainer {
  const registry = createContainerRegistry({ ffmpeg });
  if (format !== undefined) return registry.get(format);
  const ending = extname(output);
  const container = ending === "" ? registry.get("wav") : registry.forFile(output);
  if (container) return container;
  const endings = registry.names.map((name) => `.${registry.get(name).extension}`).join(", ");
  throw usageError(
    `The ending ${ending} of ${output} tells no format. Take one of ${endings}, or say with --format what to write.`,
  );
}

interface SayTask {
  readonly synthesizer: Synthesizer;
  readonly options: SayOptions;
  readonly io: CliIo;
  readonly load: number;
  readonly container: AudioContainer;
  readonly writeSubtitles?: WriteSubtitles;
}

async function sayOne(
  text: string,
  file: string,
  { synthesizer, options, io, load, writeSubtitles, container }: SayTask,
): Promise<void> {
  const {
    language,
    speaker,
    speed,
    pitch,
    volume,
    markup,
    seed,
    bitrate,
    json = false,
    quiet = false,
  } = options;
  const sampleRate = fitSampleRate(container, options.sampleRate ?? synthesizer.voice.sampleRate);
  const isPiped = file === "-";
  const bar = quiet ? undefined : startProgressBar(io.stderr, text.length);
  let figures: Figures;
  try {
    const { measured, words } = await speakToFile({
      synthesizer,
      text,
      options: {
        language,
        speaker,
        speed,
        pitch,
        volume,
        markup,
        seed,
        sampleRate,
        signal: io.signal,
      },
      container,
      bitrate,
      file: isPiped ? createPipe(io.stdout) : createPartFile(file),
      isPiped,
      onChunk: bar?.update,
    });
    figures = { ...measured, load, file };
    await writeSubtitles?.(text, words);
  } finally {
    bar?.stop();
  }
  // With the audio on standard output, the figures move aside.
  if (json) await writeTo(file === "-" ? io.stderr : io.stdout, `${JSON.stringify(figures)}\n`);
  if (quiet) return;
  for (const { code, message } of figures.warnings)
    await writeTo(io.stderr, `warning ${code}: ${message}\n`);
  if (!json) await writeTo(io.stderr, `${describeFigures(figures)}\n`);
}

/** One file per line that is not empty. A line that cannot be spoken is reported; the others go on. */
async function sayLines(text: string, folder: string, task: SayTask): Promise<number> {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "");
  if (lines.length === 0) throw new SynthesisError("EMPTY_TEXT", "The text has no line to speak.");
  await mkdir(folder, { recursive: true });
  const width = Math.max(3, String(lines.length - 1).length);
  let code: number = EXIT.ok;
  for (const [index, line] of lines.entries()) {
    const file = join(folder, `${String(index).padStart(width, "0")}.${task.container.extension}`);
    try {
      await sayOne(line, file, task);
    } catch (error) {
      if (!SynthesisError.is(error) || error.code !== "EMPTY_TEXT") throw error;
      await writeTo(task.io.stderr, `${describeError(error)} (line for ${file})\n`);
      code = EXIT.failure;
    }
  }
  return code;
}
