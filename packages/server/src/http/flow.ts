import type { SpeechChunk } from "@cosyvoice-lite/core";
import type { FastifyReply } from "fastify";

/** A stream whose first item is here already. */
export interface Peeked<T> {
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
