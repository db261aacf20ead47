import type { FastifyReply } from "fastify";
import { RequestError } from "./errors";

/** One answer in the making. */
export interface Work {
  /** Fires when the answer is not wanted any more. */
  readonly signal: AbortSignal;
  /** Fires the signal; its reason becomes `reason`. The work is over when {@link Work.end} says so. */
  abort(reason: Error): void;
  /** The answer is out, or was given up. */
  end(): void;
}

/** All answers in the making, so that a shutdown can end them. */
export class WorkList {
  readonly #all = new Set<Work>();
  readonly #idle: (() => void)[] = [];
  /** Answers in the making by their connection. */
  readonly open = new WeakMap<object, number>();

  /** @param timeout - Milliseconds that an answer may take. */
  constructor(private readonly timeout: number) {}

  start(): Work {
    const controller = new AbortController();
    const timer = setTimeout(() => {
      const seconds = Math.round(this.timeout / 1000);
      work.abort(
        new RequestError(503, "timeout", `The answer took more than ${seconds} s. Send less text.`),
      );
    }, this.timeout);
    timer.unref();
    const work: Work = {
      signal: controller.signal,
      abort: (reason) => {
        clearTimeout(timer);
        controller.abort(reason);
      },
      end: () => {
        clearTimeout(timer);
        this.#all.delete(work);
        if (this.#all.size === 0) for (const resolve of this.#idle.splice(0)) resolve();
      },
    };
    this.#all.add(work);
    return work;
  }

  /** Resolves when nothing runs. */
  idle(): Promise<void> {
    if (this.#all.size === 0) return Promise.resolve();
    return new Promise((resolve) => this.#idle.push(resolve));
  }

  /** Ends everything that still runs. */
  abortAll(reason: Error): void {
    for (const work of this.#all) work.abort(reason);
  }
}

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
      `One connection may have ${MOST_PIPELINED} requests in progress. Wait for an answer.`,
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
