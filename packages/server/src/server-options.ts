import type { AudioContainer } from "@cosyvoice-lite/audio";
import { SynthesisError } from "@cosyvoice-lite/spec";
import { closest, distance } from "fastest-levenshtein";
import type { FastifyServerOptions } from "fastify";

/** How to serve. Everything has a default, and the defaults are the safe ones. */
export interface ServerOptions {
  /** Chunks that are computed at the same time. Default 1. A pool, such as that of `createSynthesizerPool()`, decides that by itself. */
  readonly concurrency?: number;
  /** Requests that may be open at the same time, in progress or waiting; the next one gets 429. Default 64. */
  readonly maxQueue?: number;
  /** How many of them may belong to one client (its key, else its address). Default 32. */
  readonly maxQueuePerClient?: number;
  /** Finished texts that are kept, so that equal requests are answered at once. Default 1000. */
  readonly cacheEntries?: number;
  /** Most bytes of them; a text takes 1/32 of it at most. 0 keeps none. Default 67,108,864 (64 MiB). */
  readonly cacheBytes?: number;
  /** Longest text in UTF-16 units. Default 4096, as at OpenAI. */
  readonly maxTextLength?: number;
  /**
   * Most seconds of sound that a request may make, its pauses included; more is refused with 413, or ends the answer where it shows only
   * then. Default 600.
   */
  readonly maxSeconds?: number;
  /** Largest request body and WebSocket message in bytes. Default 65536. */
  readonly bodyLimit?: number;
  /** Largest request headers in bytes. Default 8192. */
  readonly headerLimit?: number;
  /** Milliseconds within which a request must have arrived in full. Default 15,000. */
  readonly requestTimeout?: number;
  /** Milliseconds that one answer may take, waiting included. Default 600,000. */
  readonly answerTimeout?: number;
  /** Milliseconds after which a listener that takes no data is cut off. Default 30,000. */
  readonly stallTimeout?: number;
  /** Milliseconds that running requests get at shutdown. Default 30,000. */
  readonly shutdownTimeout?: number;
  /** WebSockets open at the same time. Default 256. */
  readonly maxSockets?: number;
  /** Requests in progress at the same time on one WebSocket. Default 8. */
  readonly maxRequestsPerSocket?: number;
  /** Keys of which requests must bring one as `Authorization: Bearer …`. Default none: everybody who can connect may speak. */
  readonly apiKeys?: readonly string[];
  /** Names under which the server may be called, besides `localhost` and bare addresses; `*` allows all. */
  readonly allowedHosts?: readonly string[];
  /** Web origins besides the server's own whose pages may call it (CORS), such as `https://app.example`; `*` allows all. */
  readonly corsOrigins?: readonly string[];
  /** Whether `X-Forwarded-For` of a proxy in front tells clients apart. Default false. */
  readonly trustProxy?: boolean;
  /**
   * Whether `/v1` refuses what OpenAI would: a model or voice that is not there, a missing `model` or `voice`, an unknown field, `null` in
   * place of an absent field, a text without words. Default false: clients written for other servers are answered with the defaults, and
   * `X-Warnings` says what was ignored.
   */
  readonly strict?: boolean;
  /** Containers besides core's. */
  readonly containers?: readonly AudioContainer[];
  /** Path or name of an ffmpeg, which encodes AAC. Default none. */
  readonly ffmpeg?: string;
  /** Fastify's `logger`: pino's options or `false`. Default false. */
  readonly logger?: FastifyServerOptions["logger"];
  /** Whether the logs may hold the texts. Default false. */
  readonly logText?: boolean;
}

/** Options with every default filled in. */
export type ResolvedServerOptions = Required<Omit<ServerOptions, "ffmpeg">> &
  Pick<ServerOptions, "ffmpeg">;

const NUMBERS = {
  concurrency: [1, 1, 256],
  maxQueue: [64, 1, 100_000],
  maxQueuePerClient: [32, 1, 100_000],
  cacheEntries: [1000, 1, 10_000_000],
  cacheBytes: [67_108_864, 0, 2 ** 40],
  maxTextLength: [4096, 1, 10_000_000],
  maxSeconds: [600, 1, 86_400],
  bodyLimit: [65_536, 64, 100_000_000],
  headerLimit: [8192, 1024, 1_000_000],
  requestTimeout: [15_000, 10, 3_600_000],
  answerTimeout: [600_000, 10, 86_400_000],
  stallTimeout: [30_000, 10, 3_600_000],
  shutdownTimeout: [30_000, 0, 3_600_000],
  maxSockets: [256, 0, 100_000],
  maxRequestsPerSocket: [8, 1, 1000],
} as const satisfies Partial<Record<keyof ServerOptions, readonly [number, number, number]>>;

/** What each of the other options must be. The type sees to it that none is forgotten. */
const OTHERS = {
  apiKeys: "strings",
  allowedHosts: "strings",
  corsOrigins: "strings",
  trustProxy: "boolean",
  strict: "boolean",
  containers: "containers",
  ffmpeg: "string",
  logger: "logger",
  logText: "boolean",
} as const satisfies Record<Exclude<keyof ServerOptions, keyof typeof NUMBERS>, keyof typeof KINDS>;

const hasMethod = (value: unknown, name: string): boolean =>
  typeof (value as Record<string, unknown> | null | undefined)?.[name] === "function";

/** What a kind is called, and how it is recognised. */
const KINDS = {
  boolean: ["true or false", (value: unknown) => typeof value === "boolean"],
  string: ["a string", (value: unknown) => typeof value === "string"],
  strings: [
    "an array of strings",
    (value: unknown) => Array.isArray(value) && value.every((each) => typeof each === "string"),
  ],
  containers: [
    "an array of audio containers",
    (value: unknown) =>
      Array.isArray(value) && value.every((each) => hasMethod(each, "createEncoder")),
  ],
  logger: [
    "true, false or pino's options",
    (value: unknown) => typeof value === "boolean" || (typeof value === "object" && value !== null),
  ],
} as const;

/** Shorter keys can be guessed over the network. */
const SHORTEST_KEY = 16;

/**
 * Fills in the defaults.
 * @throws SynthesisError `INVALID_ARGUMENT` naming the option.
 */
export function resolveServerOptions(options: ServerOptions): ResolvedServerOptions {
  checkOptionNames("createServer()", options, [...Object.keys(NUMBERS), ...Object.keys(OTHERS)]);
  for (const [name, kind] of Object.entries(OTHERS)) {
    const value: unknown = options[name as keyof typeof OTHERS];
    const [wanted, isRight] = KINDS[kind];
    if (value !== undefined && !isRight(value))
      throw invalid(`${name} must be ${wanted}; found ${show(value)}.`);
  }
  const numbers = {} as Record<keyof typeof NUMBERS, number>;
  for (const [name, [preset, least, most]] of Object.entries(NUMBERS)) {
    const value = options[name as keyof typeof NUMBERS] ?? preset;
    if (!Number.isInteger(value) || value < least || value > most) {
      throw invalid(`${name} must be a whole number, ${least} to ${most}; found ${String(value)}.`);
    }
    numbers[name as keyof typeof NUMBERS] = value;
  }
  for (const key of options.apiKeys ?? []) {
    if (!/^[!-~]+$/.test(key) || key.length < SHORTEST_KEY) {
      throw invalid(
        `Every API key must be at least ${SHORTEST_KEY} visible ASCII characters without blanks.`,
      );
    }
  }
  for (const origin of options.corsOrigins ?? []) {
    if (origin !== "*" && !isOrigin(origin)) {
      throw invalid(
        `${JSON.stringify(origin)} is no origin; write scheme and host, such as https://app.example.`,
      );
    }
  }
  return {
    ...numbers,
    apiKeys: options.apiKeys ?? [],
    allowedHosts: (options.allowedHosts ?? []).map((host) => host.toLowerCase()),
    corsOrigins: options.corsOrigins ?? [],
    trustProxy: options.trustProxy ?? false,
    strict: options.strict ?? false,
    containers: options.containers ?? [],
    ffmpeg: options.ffmpeg,
    logger: options.logger ?? false,
    logText: options.logText ?? false,
  };
}

function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text;
}

/** One letter in so many may be wrong in a misspelt name. */
const LETTERS_PER_SLIP = 3;

/**
 * Rejects options that do not exist: a misspelt `apiKeys` must not leave a server open that its owner believes closed.
 * @param what - What the options belong to, for the message, such as `createServer()`.
 * @throws SynthesisError `INVALID_ARGUMENT` naming the unknown option and the one that was probably meant.
 */
export function checkOptionNames(what: string, options: unknown, known: readonly string[]): void {
  if (typeof options !== "object" || options === null || Array.isArray(options))
    throw invalid(`The options of ${what} must be an object; found ${show(options)}.`);
  const name = Object.keys(options).find((each) => !known.includes(each));
  if (name === undefined) return;
  const guess = similarName(name, known);
  throw invalid(
    guess === undefined
      ? `${what} has no option ${name}. Its options: ${known.join(", ")}.`
      : `${what} has no option ${name}. Did you mean ${guess}?`,
  );
}

/** The known name that was probably meant; `undefined` where none is close. */
export function similarName(name: string, known: readonly string[]): string | undefined {
  const lower = name.toLowerCase();
  const start = known.find((each) => each.toLowerCase().startsWith(lower) && lower.length > 2);
  const guess =
    start ??
    closest(
      lower,
      known.map((each) => each.toLowerCase()),
    );
  const found = known.find((each) => each.toLowerCase() === guess.toLowerCase());
  const isClose =
    start !== undefined || distance(lower, guess) <= Math.max(1, lower.length / LETTERS_PER_SLIP);
  return isClose ? found : undefined;
}

/** An error about an option. */
export function invalid(message: string): SynthesisError {
  return new SynthesisError("INVALID_ARGUMENT", message);
}

/** A value as messages show it: its kind where the value itself may be secret or long. */
export function show(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "an array";
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return value === undefined ? "undefined" : `a value of type ${typeof value}`;
}
