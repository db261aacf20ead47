/**
 * What the calling thread and a worker say to each other. All of it can be cloned from one thread to another.
 * @module
 */
import type { Language } from "@cosyvoice-lite/spec";
import type { CacheStats } from "../cache/cache-stats";
import type { CreateSynthesizerOptions } from "../create-synthesizer";
import type { SynthesisOptions } from "../options";
import type { ProgressEvent } from "@cosyvoice-lite/spec";
import type { ErrorData } from "./error-data";

/** Options without what cannot be cloned. */
export type PlainCreateOptions = Omit<
  CreateSynthesizerOptions,
  "signal" | "onProgress" | "families"
> & {
  /** Addresses of modules that bring them. */
  readonly families?: readonly string[];
};
/** Options without what cannot be cloned. */
export type PlainSynthesisOptions = Omit<SynthesisOptions, "signal" | "onProgress">;

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
