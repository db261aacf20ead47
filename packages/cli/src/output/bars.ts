import type { DownloadProgress, SpeechChunk } from "@cosyvoice-lite/core";
import { SingleBar } from "cli-progress";
import type { TerminalOutput } from "../io";

/** Texts of fewer characters are over before a bar is of use. */
const LONG_TEXT = 300;

/** Shows how far the text is spoken. */
export interface ProgressBar {
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

/** Shows how much of a voice has come. */
export interface DownloadBar {
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
      // The whole is known once the manifest is there.
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
