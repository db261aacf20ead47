/**
 * A place in the queue that is held until the answer is out.
 * @module
 */
import type { SpeechChunk } from "@cosyvoice-lite/core";
import type { FastifyReply } from "fastify";

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
