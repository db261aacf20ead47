import type { SynthesisWarning } from "@cosyvoice-lite/core";

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

/** The same for people. */
export function describeFigures(figures: Figures): string {
  const { file, seconds, wall, realTimeFactor, vocoder, backend } = figures;
  const target = file === "-" ? "standard output" : file;
  return (
    `${target}: ${seconds.toFixed(2)} s of speech in ${wall.toFixed(2)} s ` +
    `(real-time factor ${realTimeFactor.toFixed(3)}, ${vocoder}, ${backend})`
  );
}
