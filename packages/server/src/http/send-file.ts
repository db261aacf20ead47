/**
 * Finished bytes on their way out.
 * @module
 */
import { Readable } from "node:stream";
import type { FastifyReply } from "fastify";
import type { ServerContext } from "../server-context";
import { watchStall } from "./flow";
import { RequestError } from "./request-error";
import type { Work } from "./work";

/** What is sent. */
export interface FileReply {
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
