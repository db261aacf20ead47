/**
 * The pieces of a text on the worker's side.
 * @module
 */
import { fromErrorData } from "./error-data";
import type { TextPiece } from "./messages";

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
