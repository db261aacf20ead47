import type { FastifyReply } from "fastify";
import { Readable } from "node:stream";
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
