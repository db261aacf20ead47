import { SynthesisError } from "@cosyvoice-lite/spec";
import { concat, hostIsNode } from "@cosyvoice-lite/spec/helpers";
import { encodePcm } from "../samples";
import { checkEncoderOptions, type AudioContainer, type AudioEncoder } from "./container";

const DEFAULT_BITRATE = 64_000;

/**
 * AAC-LC in ADTS frames, 64 kb/s. ffmpeg keeps the sample rate if AAC supports it, and takes the nearest otherwise.
 * @param ffmpeg - Path or name of the program; without it the container is listed, and its error says what to install.
 */
export function createAacContainer(ffmpeg?: string): AudioContainer {
  const container: AudioContainer = {
    name: "aac",
    mimeType: "audio/aac",
    extension: "aac",
    defaultBitrate: DEFAULT_BITRATE,
    async isAvailable() {
      if (ffmpeg === undefined || !hostIsNode()) return false;
      return succeeds(ffmpeg, ["-hide_banner", "-h", "encoder=aac"]);
    },
    async createEncoder(options) {
      checkEncoderOptions(options, { container, bitrates: [8000, 512_000] });
      if (ffmpeg === undefined || !hostIsNode()) throw withoutProgram();
      const { sampleRate, bitrate = DEFAULT_BITRATE, signal } = options;
      const input = `-probesize 32 -f s16le -ar ${sampleRate} -ac 1 -i pipe:0`;
      const output = `-c:a aac -b:a ${bitrate} -f adts -flush_packets 1 pipe:1`;
      return openFilter({
        command: ffmpeg,
        args: `-hide_banner -loglevel error ${input} ${output}`.split(" "),
        toBytes: (samples) => encodePcm(samples, "int16"),
        signal,
      });
    },
  };
  return container;
}

function withoutProgram(): SynthesisError {
  return new SynthesisError(
    "INVALID_ARGUMENT",
    "AAC needs Node and an ffmpeg: install it (on Debian with `apt-get install ffmpeg`) and name its path in the option `ffmpeg`, or choose opus, flac or wav.",
  );
}

/** A program between two pipes. */
interface FilterProcess {
  /** Path or name of the program; no shell is involved. */
  readonly command: string;
  readonly args: readonly string[];
  /** Its standard input. */
  readonly toBytes: (samples: Float32Array) => Uint8Array;
  readonly signal?: AbortSignal;
}

const MAX_MESSAGES = 2000;

/** Whether the program starts and exits with 0. */
function succeeds(command: string, args: readonly string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const child = childProcess().spawn(command, args, { stdio: "ignore" });
    child.once("error", () => resolve(false));
    child.once("close", (code) => resolve(code === 0));
  });
}

/**
 * Starts the program. Its output is returned as it arrives; backpressure comes from its input.
 * @throws SynthesisError `INVALID_ARGUMENT` with its messages if it fails; `ABORTED`.
 */
function openFilter({ command, args, toBytes, signal }: FilterProcess): AudioEncoder {
  const child = childProcess().spawn(command, args, { signal, stdio: ["pipe", "pipe", "pipe"] });
  let ready: Uint8Array[] = [];
  let messages = "";
  child.stdout.on("data", (piece: Uint8Array) => ready.push(piece));
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    messages = (messages + text).slice(-MAX_MESSAGES);
  });
  // A broken pipe only means that the program has ended, and its end says why.
  child.stdin.on("error", () => undefined);
  const ended = new Promise<void>((resolve, reject) => {
    child.once("error", (cause) => reject(failure(command, cause, signal)));
    child.once("close", (code, killer) => {
      if (code === 0) resolve();
      else reject(failure(command, new Error(messages.trim() || `exit ${code ?? killer}`), signal));
    });
  });
  // Reported by the next call: none may be waiting now.
  ended.catch(() => undefined);
  const take = () => {
    const bytes = concat(Uint8Array, ready);
    ready = [];
    return new Uint8Array(bytes);
  };
  return {
    async encode(samples) {
      const written = new Promise<void>((resolve, reject) => {
        child.stdin.write(toBytes(samples), (error) => (error ? reject(error) : resolve()));
      });
      // If the pipe broke, the exit gives the reason.
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

// Loaded by a call, not an import: bundlers for browsers then have nothing to replace.
const childProcess = () => process.getBuiltinModule("node:child_process");
