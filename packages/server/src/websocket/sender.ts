/**
 * Sending at the listener's pace.
 * @module
 */
import type { WebSocket } from "ws";

/** Sends over one socket. */
export interface Sender {
  /** Sends a message without waiting; does nothing where the socket is closed. */
  tell(message: object): void;
  /**
   * Sends a header and the binary frame behind it, with nothing in between, and waits until both are with the system.
   * A listener that takes longer than the limit is cut off.
   */
  send(header: object, binary: Uint8Array): Promise<void>;
}

/** @param stallTimeout - Milliseconds. */
export function createSender(socket: WebSocket, stallTimeout: number): Sender {
  const isOpen = () => socket.readyState === socket.OPEN;
  return {
    tell(message) {
      if (isOpen()) socket.send(JSON.stringify(message), () => undefined);
    },
    send(header, binary) {
      if (!isOpen()) return Promise.resolve();
      return new Promise((resolve) => {
        const timer = setTimeout(() => socket.terminate(), stallTimeout);
        timer.unref();
        socket.send(JSON.stringify(header), () => undefined);
        // An error means that the socket is closing, which ends the work by its own way.
        socket.send(binary, { binary: true }, () => {
          clearTimeout(timer);
          resolve();
        });
      });
    },
  };
}
