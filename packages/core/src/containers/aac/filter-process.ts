/**
 * A program between two pipes. Node only; imported on use.
 * @module
 */
import { spawn } from "node:child_process";
import { SynthesisError } from "@cosyvoice-lite/spec";
import type { AudioEncoder } from "../container";

/** What to run. */
export interface FilterProcess {
  /** Path or name of the program; no shell is involved. */
  readonly command: string;
  readonly args: readonly string[];
  /** What it takes on its standard input. */
  readonly toBytes: (samples: Float32Array) => Uint8Array;
  readonly signal?: AbortSignal;
}

const MOST_COMPLAINTS = 2000;

/** Whether the program starts and ends well. */
export function succeeds(command: string, args: readonly string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: "ignore" });
    child.once("error", () => resolve(false));
    child.once("close", (code) => resolve(code === 0));
  });
}

/**
 * Starts the program. Its output is returned as it comes; back-pressure is that of its input.
 * @throws SynthesisError `INVALID_ARGUMENT` where it fails, with what it said; `ABORTED`.
 */
export function openFilter({ command, args, toBytes, signal }: FilterProcess): AudioEncoder {
  const child = spawn(command, args, { signal, stdio: ["pipe", "pipe", "pipe"] });
  let ready: Uint8Array[] = [];
  let complaints = "";
  child.stdout.on("data", (piece: Uint8Array) => ready.push(piece));
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    complaints = (complaints + text).slice(-MOST_COMPLAINTS);
  });
  // A broken pipe only means that the program has ended, and its end says why.
  child.stdin.on("error", () => undefined);
  const ended = new Promise<void>((resolve, reject) => {
    child.once("error", (cause) => reject(failure(command, cause, signal)));
    child.once("close", (code, killer) => {
      if (code === 0) resolve();
      else
        reject(failure(command, new Error(complaints.trim() || `exit ${code ?? killer}`), signal));
    });
  });
  // Reported to whoever calls next; nobody may be waiting now.
  ended.catch(() => undefined);
  const take = () => {
    const bytes = Buffer.concat(ready);
    ready = [];
    return new Uint8Array(bytes);
  };
  return {
    async encode(samples) {
      const written = new Promise<void>((resolve, reject) => {
        child.stdin.write(toBytes(samples), (error) => (error ? reject(error) : resolve()));
      });
      // Where the pipe broke, the reason comes with the end.
      await Promise.race([written.catch(() => ended), ended.then(() => written)]);
      return take();
    },
    async finish() {
      child.stdin.end();
      await ended;
      return take();
    },
    dispose: () => void child.kill(),
  };
}

function failure(command: string, cause: Error, signal: AbortSignal | undefined): SynthesisError {
  if (signal?.aborted)
    return new SynthesisError("ABORTED", "The encoding was aborted by its signal.", { cause });
  return new SynthesisError(
    "INVALID_ARGUMENT",
    `${command} did not encode the speech: ${cause.message}. Name an ffmpeg that runs and has the encoder, or choose opus, flac or wav.`,
    { cause },
  );
}
