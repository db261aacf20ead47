/**
 * The surroundings of the command line, so that tests can bring their own.
 * @module
 */
import type { Readable, Writable } from "node:stream";
import { SynthesisError } from "@cosyvoice-lite/spec";

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

/** Exit codes of the command line. */
export const EXIT = {
  ok: 0,
  /** The work failed. */
  failure: 1,
  /** The command was not understood, or an argument is out of range. */
  usage: 2,
  /** Interrupted, as shells number SIGINT. */
  aborted: 130,
} as const;

/** The exit code for something that was thrown. */
export function exitCodeFor(error: unknown): number {
  if (!SynthesisError.is(error)) return EXIT.failure;
  if (error.code === "ABORTED") return EXIT.aborted;
  return error.code === "INVALID_ARGUMENT" ? EXIT.usage : EXIT.failure;
}

/** One line: `error CODE: message`. System errors bring their own code, such as `EACCES`. */
export function describeError(error: unknown): string {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  const name = typeof code === "string" ? code : "FAILED";
  const text = (typeof message === "string" ? message : String(error)).replaceAll(/\s*\n\s*/g, " ");
  // Node puts the code of a system error into its message, too.
  return `error ${text.startsWith(`${name}: `) ? "" : `${name}: `}${text}`;
}

/** An `INVALID_ARGUMENT` error: the command ends with exit code 2. */
export function usageError(message: string, cause?: unknown): SynthesisError {
  return new SynthesisError("INVALID_ARGUMENT", message, { cause });
}
