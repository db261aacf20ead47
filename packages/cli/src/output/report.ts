import type { SynthesisWarning, DownloadProgress, SpeechChunk } from "@cosyvoice-lite/core";
import { SingleBar } from "cli-progress";
import type { TerminalOutput } from "../io";

/** The line that `--json` prints per text. Times are in seconds. */
export interface Figures {
  readonly text: string;
  /** Length of the speech. */
  readonly seconds: number;
  /** Time taken for it, without loading the voice. */
  readonly wall: number;
  /** `wall / seconds`: below 1 is faster than real time. */
  readonly realTimeFactor: number;
  /** Time until the first chunk of sound was ready. */
  readonly firstAudio: number;
  /** Time for loading the voice, once per command. */
  readonly load: number;
  readonly voice: string;
  readonly speaker: string;
  readonly backend: string;
  readonly vocoder: string;
  readonly sampleRate: number;
  readonly warnings: readonly SynthesisWarning[];
  /** Path of the file; `-` is standard output. */
  readonly file: string;
}

/** The figures as one line of text. */
export function describeFigures(figures: Figures): string {
  const { file, seconds, wall, realTimeFactor, vocoder, backend } = figures;
  const target = file === "-" ? "standard output" : file;
  return (
    `${target}: ${seconds.toFixed(2)} s of speech in ${wall.toFixed(2)} s ` +
    `(real-time factor ${realTimeFactor.toFixed(3)}, ${vocoder}, ${backend})`
  );
}

/** Shorter texts finish before a bar is of use. Characters. */
const LONG_TEXT = 300;

interface ProgressBar {
  update(chunk: SpeechChunk): void;
  /** Clears the bar's line. */
  stop(): void;
}

/** Starts a bar where the output is a terminal and the text is long; otherwise one that shows nothing. */
export function startProgressBar(output: TerminalOutput, textLength: number): ProgressBar {
  if (!output.isTTY || textLength < LONG_TEXT)
    return { update: () => undefined, stop: () => undefined };
  const bar = new SingleBar({
    stream: output,
    format: "{bar} {percentage}% · {seconds} s of speech · {eta_formatted} left",
    barCompleteChar: "█",
    barIncompleteChar: "░",
    hideCursor: true,
    clearOnComplete: true,
  });
  bar.start(textLength, 0, { seconds: "0" });
  return {
    update: ({ textEnd, end }) => bar.update(textEnd, { seconds: end.toFixed(0) }),
    stop: () => bar.stop(),
  };
}

interface DownloadBar {
  update(progress: DownloadProgress): void;
  /** Clears the bar's line. */
  stop(): void;
}

/** Starts a bar where the output is a terminal; otherwise one that shows nothing. */
export function startDownloadBar(output: TerminalOutput): DownloadBar {
  if (!output.isTTY) return { update: () => undefined, stop: () => undefined };
  const bar = new SingleBar({
    stream: output,
    format: "{bar} {percentage}% · {done} of {all} MB · {eta_formatted} left · {what}",
    barCompleteChar: "█",
    barIncompleteChar: "░",
    hideCursor: true,
    clearOnComplete: true,
  });
  let started = false;
  return {
    update({ received, bytes, file, state }) {
      // The total is known once the manifest has arrived.
      if (bytes === 0) return;
      const notes = { retrying: `${file}, trying again`, waiting: "waiting for another download" };
      const what = state === "retrying" || state === "waiting" ? notes[state] : file;
      const payload = { done: megabytes(received), all: megabytes(bytes), what };
      if (started) return bar.update(received, payload);
      bar.start(bytes, received, payload);
      started = true;
    },
    stop: () => bar.stop(),
  };
}

const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1);
