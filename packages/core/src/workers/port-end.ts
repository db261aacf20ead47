/**
 * A Node message port as one end of a connection.
 * @module
 */
import type { MessagePort } from "node:worker_threads";
import type { MessageEnd } from "./messages";

/** A thread whose ports are all closed ends by itself. */
export function portEnd<Sent, Received>(
  port: Pick<MessagePort, "postMessage" | "on" | "close">,
): MessageEnd<Sent, Received> {
  return {
    send: (message, transfer = []) => port.postMessage(message, transfer),
    receive: (listener) => void port.on("message", listener),
    close: () => port.close(),
  };
}
