/**
 * Sending at the listener's pace.
 * @module
 */
import type { WebSocket } from "ws";

/** Sends over one socket. */
export interface Sender {
  /** Sends a message without waiting; does nothing where the socket is closed. A listener that leaves 1 MiB of them unread is cut off. */
  tell(message: object): void;
  /**
   * Sends a header and the binary frame behind it, with nothing in between, and waits until both are with the system. One frame at a time is
   * on its way; one whose signal has fired when its turn comes is dropped. A listener that takes longer than the limit is cut off.
   */
  send(header: object, binary: Uint8Array, signal: AbortSignal): Promise<void>;
}

/** Bytes of messages that may wait for a listener: thousands of them. Frames of sound are not counted, they wait for each other. */
const MOST_UNREAD = 2 ** 20;

/**
 * @param stallTimeout - Milliseconds.
 * @param onStall - Told why the socket is cut off.
 */
export function createSender(
  socket: WebSocket,
  stallTimeout: number,
  onStall: (reason: string) => void,
): Sender {
  const isOpen = () => socket.readyState === socket.OPEN;
  const cutOff = (reason: string) => {
    onStall(reason);
    socket.terminate();
  };
  /** Bytes of the frame of sound that is on its way. */
  let sound = 0;
  let last: Promise<void> = Promise.resolve();

  const write = (header: object, binary: Uint8Array): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(() => cutOff("The client takes no data."), stallTimeout);
      timer.unref();
      sound = binary.length;
      socket.send(JSON.stringify(header), () => undefined);
      // An error means that the socket is closing, which ends the work by its own way.
      socket.send(binary, { binary: true }, () => {
        clearTimeout(timer);
        sound = 0;
        resolve();
      });
    });

  return {
    tell(message) {
      if (!isOpen()) return;
      if (socket.bufferedAmount - sound > MOST_UNREAD)
        return cutOff("The client does not read its messages.");
      socket.send(JSON.stringify(message), () => undefined);
    },
    send(header, binary, signal) {
      last = last.then(() => (isOpen() && !signal.aborted ? write(header, binary) : undefined));
      return last;
    },
  };
}
