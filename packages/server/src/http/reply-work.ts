/**
 * Ties the work on an answer to its connection.
 * @module
 */
import type { FastifyReply } from "fastify";
import { RequestError } from "./request-error";
import type { Work, WorkList } from "./work";

/** Starts the work on a reply: it is aborted when the client goes, and the connection is cut when it is aborted midway. */
export function startReplyWork(list: WorkList, reply: FastifyReply): Work {
  const work = list.start();
  const { raw } = reply;
  raw.once("close", () => {
    if (!raw.writableFinished)
      work.abort(new RequestError(499, "client_closed", "The client has gone."));
    work.end();
  });
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
