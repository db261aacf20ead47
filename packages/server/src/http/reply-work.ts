/**
 * Ties the work on an answer to its connection.
 * @module
 */
import type { FastifyReply } from "fastify";
import { RequestError } from "./request-error";
import type { Work, WorkList } from "./work";

/**
 * Requests for speech that one connection may have sent without waiting for their answers. Equal texts take one place in the queue, so the
 * queue does not bound them.
 */
const MOST_PIPELINED = 8;

function enter({ open }: WorkList, socket: object): () => void {
  const count = open.get(socket) ?? 0;
  if (count >= MOST_PIPELINED) {
    throw new RequestError(
      429,
      "TOO_MANY_REQUESTS",
      `One connection may have ${MOST_PIPELINED} requests in work. Wait for an answer.`,
    );
  }
  open.set(socket, count + 1);
  return () => void open.set(socket, (open.get(socket) ?? 1) - 1);
}

/** Starts the work on a reply: it is aborted when the client goes, and the connection is cut when it is aborted midway. */
export function startReplyWork(list: WorkList, reply: FastifyReply): Work {
  const { raw } = reply;
  const { socket } = reply.request.raw;
  const leave = enter(list, socket);
  const work = list.start();
  const close = () => {
    socket.off("close", close);
    raw.off("close", close);
    leave();
    if (!raw.writableFinished)
      work.abort(new RequestError(499, "client_closed", "The client has gone."));
    work.end();
  };
  raw.once("close", close);
  // An answer that waits behind another one on its connection does not hear of the connection's end by itself.
  socket.once("close", close);
  work.signal.addEventListener(
    "abort",
    () => {
      // With the headers out there is no other way to say that the rest will not come.
      if (raw.headersSent && !raw.writableFinished) raw.destroy();
    },
    { once: true },
  );
  return work;
}
