/**
 * What the calling thread and a worker say to each other. All of it can be cloned from one thread to another.
 * @module
 */
import type { MessagePort } from "node:worker_threads";
import {
  SynthesisError,
  type ErrorCode,
  type Language,
  type ProgressEvent,
} from "@cosyvoice-lite/spec";
import type { CacheStats } from "../cache/phrase-cache";
import type { CreateSynthesizerOptions } from "../create-synthesizer";
import type { SynthesisOptions } from "../options";

/** Options without what cannot be cloned. */
export type PlainCreateOptions = Omit<
  CreateSynthesizerOptions,
  "signal" | "onProgress" | "families"
> & {
  /** Addresses of modules that bring them. */
  readonly families?: readonly string[];
};
/** Options without what cannot be cloned. */
type PlainSynthesisOptions = Omit<SynthesisOptions, "signal" | "onProgress">;

/** A piece of a text that is still being written. */
export type TextPiece =
  | { readonly value: string }
  | { readonly isOver: true }
  | { readonly error: ErrorData };

/** To the worker. Those with a `call` are answered. */
export type WorkerRequest =
  /** Loads the voice: the first message. */
  | { readonly type: "open"; readonly call: number; readonly options: PlainCreateOptions }
  | { readonly type: "preload"; readonly call: number; readonly languages?: readonly Language[] }
  /** Frees everything and ends the thread: the last message. */
  | { readonly type: "dispose"; readonly call: number }
  /** Begins a stream; without a text, its pieces are pulled. */
  | {
      readonly type: "begin";
      readonly stream: number;
      readonly text?: string;
      readonly options: PlainSynthesisOptions;
      /** Whether progress is reported. */
      readonly listens: boolean;
    }
  /** Asks for a chunk; the answer is `undefined` at the end. */
  | { readonly type: "next"; readonly call: number; readonly stream: number }
  /** Ends a stream early. */
  | { readonly type: "return"; readonly call: number; readonly stream: number }
  | { readonly type: "piece"; readonly stream: number; readonly piece: TextPiece }
  /** Fires the signal of a stream, or of the loading where no stream is named. */
  | { readonly type: "abort"; readonly stream?: number; readonly reason: ErrorData };

/** From the worker. */
export type WorkerReply =
  | {
      readonly type: "done";
      readonly call: number;
      readonly value: unknown;
      readonly cache?: CacheStats;
    }
  | { readonly type: "failed"; readonly call: number; readonly error: ErrorData }
  | { readonly type: "progress"; readonly stream?: number; readonly event: ProgressEvent }
  /** Asks for the next piece of a text, or says that no more are wanted. */
  | { readonly type: "pull" | "stop"; readonly stream: number };

/** One end of a connection; that of tests is a `MessageChannel`. */
export interface MessageEnd<Sent, Received> {
  /** @throws DataCloneError for what cannot be cloned. */
  send(message: Sent, transfer?: readonly ArrayBuffer[]): void;
  /** Sets the only listener. */
  receive(listener: (message: Received) => void): void;
  /** Lets the thread end. */
  close(): void;
}

/** An error as plain data. */
interface ErrorData {
  readonly name: string;
  readonly message: string;
  /** Of a {@link SynthesisError}. */
  readonly code?: ErrorCode;
  readonly stack?: string;
  readonly cause?: ErrorData;
}

/** Causes further down are cut off: a cause may be its own. */
const DEEPEST = 8;

/** Takes an error apart; whatever else was thrown becomes its text. */
export function toErrorData(error: unknown, depth = 0): ErrorData {
  if (!(error instanceof Error) && !SynthesisError.is(error))
    return { name: "Error", message: String(error) };
  const { name, message, stack, cause } = error;
  return {
    name,
    message,
    stack,
    ...(SynthesisError.is(error) && { code: error.code }),
    ...(cause !== undefined && depth < DEEPEST && { cause: toErrorData(cause, depth + 1) }),
  };
}

/** The error again: a {@link SynthesisError} where it was one, with the stack of the thread that threw it. */
export function fromErrorData({ name, message, code, stack, cause }: ErrorData): Error {
  const options = cause ? { cause: fromErrorData(cause) } : undefined;
  const error = code ? new SynthesisError(code, message, options) : new Error(message, options);
  error.name = name;
  if (stack !== undefined) error.stack = stack;
  return error;
}

/** The last message of a worker. */
export const GOODBYE = "goodbye";

/** What there is of a port: Deno's `parentPort` has no `close()`. */
type Port = Pick<MessagePort, "postMessage" | "on"> & Partial<Pick<MessagePort, "close">>;

/** A thread whose ports are all closed ends by itself; one that cannot close them, as in Deno, is ended. */
export function portEnd<Sent, Received>(port: Port): MessageEnd<Sent, Received> {
  return {
    send: (message, transfer = []) => port.postMessage(message, transfer),
    receive: (listener) => void port.on("message", listener),
    close: () => (port.close === undefined ? globalThis.close() : port.close()),
  };
}
