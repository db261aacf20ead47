/**
 * The end of a socket whose client is at fault.
 * @module
 */
import type { WebSocket } from "ws";

/** Close codes of RFC 6455. */
export const CLOSE = { unsupported: 1003, invalid: 1007, policy: 1008 } as const;

/** Milliseconds in which a client may answer the close frame. */
const CLOSE_TIMEOUT = 1000;

/** Says why, and does not wait long for a client that goes on writing. */
export function closeSocket(socket: WebSocket, code: number, reason = ""): void {
  socket.close(code, reason);
  endSoon(socket);
}

/** Cuts a closing socket off when the client has had time to read the close frame. */
export function endSoon(socket: WebSocket): void {
  setTimeout(() => socket.terminate(), CLOSE_TIMEOUT).unref();
}
