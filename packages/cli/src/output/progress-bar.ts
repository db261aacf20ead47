/**
 * A bar for texts that take a while.
 * @module
 */
import { SingleBar } from "cli-progress";
import type { SpeechChunk } from "@cosyvoice-lite/core";
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
