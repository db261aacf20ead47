/**
 * `cosyvoice-lite serve`: the server.
 * @module
 */
import { createSynthesizer, type BackendChoice } from "@cosyvoice-lite/core";
import { EXIT } from "../exit-codes";
import { writeTo, type CliIo } from "../io";

/** Options of the command, as parsed. */
export interface ServeOptions {
  readonly port: number;
  readonly host: string;
  readonly voice?: string;
  readonly backend?: BackendChoice;
  readonly threads?: number;
  readonly vocoder?: string;
  readonly apiKey?: readonly string[];
  readonly allowHost?: readonly string[];
  readonly cors?: readonly string[];
  readonly trustProxy?: boolean;
  readonly maxText?: number;
  readonly maxQueue?: number;
  readonly maxQueuePerClient?: number;
  readonly ffmpeg?: string;
  /** `false` with `--no-cache`. */
  readonly cache?: boolean;
  readonly logLevel: string;
  readonly logText?: boolean;
}

/** Environment variable with keys, separated by commas: other users of the machine can read arguments, but not this. */
export const KEYS_VARIABLE = "COSYVOICE_API_KEYS";

/** Runs the server until the signal fires, then lets running requests finish; returns the exit code. */
export async function serve(options: ServeOptions, io: CliIo): Promise<number> {
  const { voice, backend, threads, vocoder, cache = true } = options;
  const { signal } = io;
  // Loaded here, so that the other commands do not wait for it.
  const { createServer } = await import("@cosyvoice-lite/server");
  const tts = await createSynthesizer({ voice, backend, threads, vocoder, cache, signal });
  try {
    // Whoever asks first shall not wait for dictionaries.
    await tts.preload();
    const server = await createServer(tts, {
      apiKeys: [...(options.apiKey ?? []), ...keysFrom(io.environment?.[KEYS_VARIABLE])],
      allowedHosts: options.allowHost,
      corsOrigins: options.cors,
      trustProxy: options.trustProxy,
      maxTextLength: options.maxText,
      maxQueue: options.maxQueue,
      maxQueuePerClient: options.maxQueuePerClient,
      ffmpeg: options.ffmpeg,
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

const keysFrom = (list = ""): string[] => list.split(",").filter((key) => key !== "");

function fired(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) =>
    signal.addEventListener("abort", () => resolve(), { once: true }),
  );
}
