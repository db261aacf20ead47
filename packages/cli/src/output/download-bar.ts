/**
 * A bar for downloads.
 * @module
 */
import { SingleBar } from "cli-progress";
import type { DownloadProgress } from "@cosyvoice-lite/core";
import type { TerminalOutput } from "../io";

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
