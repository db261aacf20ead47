import { SynthesisError, throwIfAborted } from "@cosyvoice-lite/spec";
import { checkListener, checkSignal } from "@cosyvoice-lite/spec/helpers";
import type { SynthesisOptions } from "../options";
import { guardListener, withWarnings } from "../progress-listener";
import { isPieceSource, readPieces, type TextInput } from "../streaming/text-input";
import type { SpeechChunk } from "../synthesizer";
import { fromErrorData, toErrorData, type TextPiece } from "./messages";
import type { WorkerConnection } from "./worker-connection";

/**
 * Speaks in the worker, a chunk whenever one is asked for. The signal, the end of the loop, progress and the pieces of a text cross over.
 * @throws SynthesisError as the worker's synthesizer; `MODEL_FAILED` where the worker is lost; what `onProgress` throws.
 */
export async function* remoteStream(
  connection: WorkerConnection,
  text: TextInput,
  options: SynthesisOptions,
): AsyncGenerator<SpeechChunk, void> {
  const { signal, onProgress, ...plain } = options;
  const listener = guardListener(onProgress);
  checkSignal(signal);
  checkListener("onProgress", onProgress);
  throwIfAborted(signal);
  // Ends the pieces' source, whoever ends first.
  const ending = new AbortController();
  const pieces = isPieceSource(text) ? readPieces(text, ending.signal) : undefined;
  let thrown: { readonly error: unknown } | undefined;

  const sendPiece = async () => {
    try {
      const result = await pieces?.next();
      if (!result || result.done)
        connection.tell({ type: "piece", stream, piece: { isOver: true } });
      else connection.tell({ type: "piece", stream, piece: { value: result.value } });
    } catch (error) {
      if (ending.signal.aborted) return;
      thrown = { error };
      connection.tell({ type: "piece", stream, piece: { error: toErrorData(error) } });
    }
  };
  const whole = pieces ? undefined : (text as string);
  const stream = connection.begin(
    { text: whole, options: plain, listens: onProgress !== undefined },
    {
      onProgress(event) {
        try {
          listener.tell?.(event);
        } catch (error) {
          thrown ??= { error };
          connection.abort(error, stream);
        }
      },
      onPull: () => void sendPiece(),
      onStop: () => ending.abort(),
    },
  );
  const abort = () => connection.abort(signal?.reason, stream);
  signal?.addEventListener("abort", abort, { once: true });
  try {
    for (;;) {
      const chunk = await connection.call({ type: "next", stream });
      // The error of a listener has to reach the caller even where the worker was quicker.
      if (thrown) throw thrown.error;
      if (chunk === undefined) return;
      yield withWarnings(chunk as SpeechChunk, await listener.take());
      throwIfAborted(signal);
    }
  } catch (error) {
    // What was thrown here must not come back as a copy.
    if (thrown) throw thrown.error;
    if (SynthesisError.is(error) && error.code === "ABORTED") throwIfAborted(signal);
    throw error;
  } finally {
    signal?.removeEventListener("abort", abort);
    ending.abort();
    void pieces?.return().catch(() => undefined);
    // A worker that is gone has nothing to end.
    await connection.call({ type: "return", stream }).catch(() => undefined);
    connection.forget(stream);
  }
}

/** An async iterable that asks for a piece when it needs one. */
export interface PieceMailbox extends AsyncIterableIterator<string> {
  /** Hands in the piece that was asked for. */
  deliver(piece: TextPiece): void;
}

/** What a mailbox asks of the other side. */
export interface PieceSource {
  pull(): void;
  stop(): void;
}

/** One request is open at a time. */
export function createPieceMailbox({ pull, stop }: PieceSource): PieceMailbox {
  let waiting: ((piece: TextPiece) => void) | undefined;
  return {
    async next() {
      const piece = await new Promise<TextPiece>((resolve) => {
        waiting = resolve;
        pull();
      });
      if ("error" in piece) throw fromErrorData(piece.error);
      if ("isOver" in piece) return { done: true, value: undefined };
      return { done: false, value: piece.value };
    },
    async return() {
      stop();
      return { done: true, value: undefined };
    },
    deliver(piece) {
      waiting?.(piece);
      waiting = undefined;
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
