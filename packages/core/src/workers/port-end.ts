import type { MessagePort } from "node:worker_threads";
import type { MessageEnd } from "./messages";

/** What there is of a port: Deno's `parentPort` has no `close()`. */
type Port = Pick<MessagePort, "postMessage" | "on"> & Partial<Pick<MessagePort, "close">>;

/** A thread whose ports are all closed ends by itself; one that cannot close them, as in Deno, is ended. */
export function portEnd<Sent, Received>(port: Port): MessageEnd<Sent, Received> {
  return {
    send: (message, transfer = []) => port.postMessage(message, transfer),
    receive: (listener) => void port.on("message", listener),
    close: () => (port.close === undefined ? globalThis.close() : port.close()),
  };
}
