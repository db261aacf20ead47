import { createSynthesizer, SynthesisError, type Synthesizer } from "@cosyvoice-lite/core";
import { cosyvoice } from "@cosyvoice-lite/cosyvoice";
import { EXIT, writeTo, type CliIo } from "../io";

/** Options of the command, as parsed. */
export interface ServeOptions {
  readonly port: number;
  readonly host: string;
  readonly voice?: string;
  readonly backend?: "auto" | "node" | "web";
  /** Threads that speak; 0 speaks in the server's own. Default {@link WORKERS}. */
  readonly workers?: number;
  /** Threads inside one operator, in each worker. */
  readonly threads?: number;
  readonly vocoder?: string;
  readonly apiKey?: readonly string[];
  readonly allowHost?: readonly string[];
  readonly cors?: readonly string[];
  readonly trustProxy?: boolean;
  readonly strict?: boolean;
  readonly maxText?: number;
  readonly maxSeconds?: number;
  readonly maxQueue?: number;
  readonly maxQueuePerClient?: number;
  readonly ffmpeg?: string;
  /** `false` with `--no-cache`. */
  readonly cache?: boolean;
  readonly logLevel: string;
  readonly logText?: boolean;
}

/**
 * Default number of workers. One leaves the server's own thread free for the network, and computes a chunk with all cores; more are
 * for machines with more cores than one chunk can use (docs/guides/server.md has figures).
 */
const WORKERS = 1;
const MOST_WORKERS = 64;
/** As many as the server can be told to have. */
const MOST_PLACES = 100_000;
/** Memory for utterances, shared out to the workers, as much as one synthesizer has. */
const CACHE_BYTES = 64 * 2 ** 20;

/** Environment variable with keys, separated by commas: other users of the machine can read arguments, but not this. */
export const KEYS_VARIABLE = "COSYVOICE_API_KEYS";

/** Runs the server until the signal fires, then lets running requests finish; returns the exit code. */
export async function serve(options: ServeOptions, io: CliIo): Promise<number> {
  const { signal } = io;
  // Loaded here, so that the other commands do not wait for it.
  const { createServer } = await import("@cosyvoice-lite/server");
  const tts = await openVoice(options, signal);
  try {
    // Whoever asks first shall not wait for dictionaries.
    await tts.preload();
    const server = await createServer(tts, {
      apiKeys: [...(options.apiKey ?? []), ...keysFrom(io.environment?.[KEYS_VARIABLE])],
      allowedHosts: options.allowHost,
      corsOrigins: options.cors,
      trustProxy: options.trustProxy,
      strict: options.strict,
      maxTextLength: options.maxText,
      maxSeconds: options.maxSeconds,
      maxQueue: options.maxQueue,
      maxQueuePerClient: options.maxQueuePerClient,
      ffmpeg: options.ffmpeg,
      ...(options.cache === false && { cacheBytes: 0 }),
      logText: options.logText,
      logger:
        options.logLevel === "silent" ? false : { level: options.logLevel, stream: io.stderr },
    });
    try {
      const url = await server.listen({ port: options.port, host: options.host });
      await writeTo(io.stdout, `Listening on ${url}\n`);
      await fired(signal);
    } finally {
      await server.close();
    }
    return EXIT.ok;
  } finally {
    await tts.dispose();
  }
}

/** The voice in workers, whose pool hands out the turns, or in this thread. */
async function openVoice(options: ServeOptions, signal: AbortSignal): Promise<Synthesizer> {
  const { voice, backend, threads, vocoder, workers = WORKERS, cache = true } = options;
  if (!Number.isInteger(workers) || workers < 0 || workers > MOST_WORKERS) {
    throw new SynthesisError(
      "INVALID_ARGUMENT",
      `--workers must be a whole number, 0 to ${MOST_WORKERS}; found ${workers}.`,
    );
  }
  const common = { voice, backend, threads, vocoder, signal };
  if (workers === 0) return createSynthesizer({ ...common, families: [cosyvoice()], cache });
  const { createSynthesizerPool } = await import("@cosyvoice-lite/core/workers");
  return createSynthesizerPool({
    ...common,
    families: [import.meta.resolve("@cosyvoice-lite/cosyvoice")],
    workers,
    // The server refuses what is too much, before the pool would.
    queue: options.maxQueue ?? MOST_PLACES,
    cache: cache && { bytes: Math.floor(CACHE_BYTES / workers) },
  });
}

const keysFrom = (list = ""): string[] => list.split(",").filter((key) => key !== "");

function fired(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) =>
    signal.addEventListener("abort", () => resolve(), { once: true }),
  );
}
