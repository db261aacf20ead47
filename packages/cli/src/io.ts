/**
 * The surroundings of the command line, so that tests can bring their own.
 * @module
 */
import type { Readable, Writable } from "node:stream";

/** A stream that may be a terminal. */
export type TerminalOutput = Writable & {
  readonly isTTY?: boolean;
  /** Width of the terminal. */
  readonly columns?: number;
};

/** What a command reads, writes and listens to. */
export interface CliIo {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  /** Results: audio with `-o -`, figures with `--json`. */
  readonly stdout: TerminalOutput;
  /** Everything for people: warnings, progress, errors. */
  readonly stderr: TerminalOutput;
  /** Environment variables; none where it is missing. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** Fires on Ctrl-C. */
  readonly signal: AbortSignal;
}

/** Writes and waits until the stream has taken it, so that slow readers hold the work back. */
export function writeTo(stream: Writable, content: string | Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(content, (error) => (error ? reject(error) : resolve()));
  });
}
