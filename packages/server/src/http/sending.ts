import { Readable } from "node:stream";
import type { FastifyReply } from "fastify";
import type { SpeechChunk } from "@cosyvoice-lite/core";
import type { ServerContext } from "../server-context";
import { RequestError } from "./errors";
import type { Work } from "./work";

/** What is sent. */
interface FileReply {
  readonly reply: FastifyReply;
  readonly work: Work;
  /** All bytes together. */
  readonly size: number;
  readonly pieces: Iterable<Uint8Array | string>;
}

/** Sends piece by piece as the client takes them, others having their turn in between; a client that takes nothing is cut off. */
export function sendPieces(
  { turns, options }: Pick<ServerContext, "turns" | "options">,
  { reply, work, size, pieces }: FileReply,
): FastifyReply {
  const turn = turns.stream();
  async function* inTurns(): AsyncGenerator<Uint8Array | string, void> {
    for (const piece of pieces) {
      await turn();
      yield piece;
    }
  }
  const watched = watchStall(inTurns(), options.stallTimeout, () => work.abort(stalled()));
  void reply.header("content-length", size);
  return reply.send(Readable.from(watched, { objectMode: false }));
}

/** The end of a client that does not read. */
export const stalled = (): RequestError =>
  new RequestError(408, "stalled", "The client takes no data.");

/** Bytes that are turned into text at once; three of them make four characters. */
const PIECE_BYTES = 3 * 16_384;

/** Number of characters of so many bytes in Base64. */
export const base64Length = (bytes: number): number => 4 * Math.ceil(bytes / 3);

/** The characters of all pieces together, in pieces of 64 KiB. */
export function* base64Pieces(pieces: Iterable<Uint8Array>): Generator<string, void> {
  const block = Buffer.alloc(PIECE_BYTES);
  let filled = 0;
  for (const piece of pieces) {
    for (let from = 0; from < piece.length;) {
      const part = piece.subarray(from, from + PIECE_BYTES - filled);
      block.set(part, filled);
      filled += part.length;
      from += part.length;
      if (filled < PIECE_BYTES) break;
      yield block.toString("base64");
      filled = 0;
    }
  }
  if (filled > 0) yield block.toString("base64", 0, filled);
}

/** A stream whose first item is here already. */
interface Peeked<T> {
  readonly first: T | undefined;
  /** Every item, the first one included. To be read, or left with {@link Peeked.close}. */
  readonly all: AsyncGenerator<T, void>;
  /** Frees a stream that nobody will read. */
  close(): Promise<void>;
}

/** Waits for the first item, so that errors show before anything is sent. */
export async function peek<T>(source: AsyncIterable<T>): Promise<Peeked<T>> {
  const iterator = source[Symbol.asyncIterator]();
  const head = await iterator.next();
  const close = async () => {
    await iterator.return?.();
  };
  async function* all(): AsyncGenerator<T, void> {
    try {
      for (let item = head; !item.done; item = await iterator.next()) yield item.value;
    } finally {
      await close();
    }
  }
  return { first: head.done ? undefined : head.value, all: all(), close };
}

/**
 * Passes items on and watches the reader.
 * @param limit - Milliseconds after which a reader that has not come back for the next item counts as stalled.
 */
export async function* watchStall<T>(
  source: AsyncIterable<T>,
  limit: number,
  onStall: () => void,
): AsyncGenerator<T, void> {
  for await (const item of source) {
    const timer = setTimeout(onStall, limit);
    timer.unref();
    try {
      yield item;
    } finally {
      clearTimeout(timer);
    }
  }
}

/**
 * The chunks of an answer that is sent when all of them are there. Behind the last one the speech is not over yet: it ends with the
 * connection or with the answer, so that nobody can pile up finished answers and never read them.
 */
export async function* holdUntilSent<T extends Pick<SpeechChunk, "isFinal">>(
  speech: AsyncIterable<T>,
  { raw }: FastifyReply,
): AsyncGenerator<T, void> {
  const iterator = speech[Symbol.asyncIterator]();
  let isHeld = false;
  let isGone = raw.destroyed;
  const release = async () => {
    // What the speech does behind its last chunk is done first.
    await iterator.next().catch(() => undefined);
    await iterator.return?.();
  };
  raw.once("close", () => {
    isGone = true;
    if (isHeld) void release();
  });
  try {
    for (;;) {
      const { done, value } = await iterator.next();
      if (done) return;
      isHeld = value.isFinal;
      yield value;
      if (isHeld) return;
    }
  } finally {
    if (!isHeld) await iterator.return?.();
    else if (isGone) await release();
  }
}
