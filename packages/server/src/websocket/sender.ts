import { encodePcm, type SampleFormat } from "@cosyvoice-lite/audio";
import type { SpeechChunk } from "@cosyvoice-lite/core";
import type { WebSocket } from "ws";
import { wordsOf } from "../http/fields";

/** Sends over one socket. */
export interface Sender {
  /** Sends a message without waiting; does nothing where the socket is closed. A listener that leaves 1 MiB of them unread is cut off. */
  tell(message: object): void;
  /**
   * Sends a header and the binary frame behind it, with nothing in between, and waits until both are with the system. One frame at a time is
   * on its way, and is made when its turn comes. One whose signal fires before that is dropped at once: a client that cancels and does not read
   * must not pile up sound. A listener that takes longer than the limit is cut off.
   */
  send(frame: () => AudioFrame, signal: AbortSignal): Promise<void>;
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
  let isBusy = false;
  const waiting = new Set<() => void>();

  /** Waits for a turn. @returns `false` where the signal fires first. */
  const turn = (signal: AbortSignal): Promise<boolean> => {
    if (!isBusy) {
      isBusy = true;
      return Promise.resolve(true);
    }
    return new Promise((resolve) => {
      const start = () => {
        signal.removeEventListener("abort", drop);
        resolve(true);
      };
      const drop = () => {
        waiting.delete(start);
        resolve(false);
      };
      waiting.add(start);
      signal.addEventListener("abort", drop, { once: true });
    });
  };
  const endTurn = () => {
    const [next] = waiting;
    if (next === undefined) {
      isBusy = false;
      return;
    }
    waiting.delete(next);
    next();
  };

  const write = ({ header, samples: binary }: AudioFrame): Promise<void> =>
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
    async send(frame, signal) {
      if (signal.aborted || !(await turn(signal))) return;
      try {
        if (isOpen() && !signal.aborted) await write(frame());
      } finally {
        endTurn();
      }
    },
  };
}

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

/** The two frames of a chunk. */
interface AudioFrame {
  /** JSON that tells about the binary frame right behind it. */
  readonly header: object;
  /** Little-endian mono samples. */
  readonly samples: Uint8Array;
}

/** Makes header and samples. */
export function audioFrame(
  id: string | number,
  chunk: SpeechChunk,
  format: SampleFormat,
): AudioFrame {
  const samples = encodePcm(chunk.audio, format);
  const header = {
    type: "audio",
    id,
    index: chunk.index,
    text: chunk.text,
    text_start: chunk.textStart,
    text_end: chunk.textEnd,
    start: chunk.start,
    end: chunk.end,
    is_final: chunk.isFinal,
    sample_rate: chunk.sampleRate,
    format,
    bytes: samples.length,
    speaker: chunk.speaker,
    words: wordsOf(chunk),
    warnings: chunk.warnings,
  };
  return { header, samples };
}
