import type { WebSocket } from "ws";
import type { ServerContext } from "./server-context";
import { ShuttingDownError } from "./speech";

/** RFC 6455: the server goes away. */
const GOING_AWAY = 1001;
/** Milliseconds for last words. */
const GOODBYE = 1000;

/** Refuses new texts, waits for the running ones as long as the options allow, ends the rest, closes the sockets. */
export async function drain(
  { speech, works, options }: ServerContext,
  sockets: ReadonlyMap<WebSocket, unknown>,
): Promise<void> {
  speech.close();
  const idle = works.idle();
  await within(options.shutdownTimeout, idle);
  works.abortAll(new ShuttingDownError());
  // What was stopped says so; what does not stop is left behind.
  await within(GOODBYE, idle);
  await Promise.all([...sockets.keys()].map(sayGoodbye));
}

/** Waits for a promise that does not fail, or that many milliseconds. */
async function within(milliseconds: number, promise: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  await Promise.race([promise, patience]);
  clearTimeout(timer);
}

function sayGoodbye(socket: WebSocket): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => socket.terminate(), GOODBYE);
    socket.once("close", () => {
      clearTimeout(timer);
      resolve();
    });
    socket.close(GOING_AWAY, "shutting down");
  });
}
