/**
 * Where the bytes of a file go.
 * @module
 */
import { writeTo, type TerminalOutput } from "../io";

/** Takes bytes; either `finish` or `abandon` ends it. */
export interface ByteTarget {
  write(bytes: Uint8Array): Promise<void>;
  finish(): Promise<void>;
  abandon(): Promise<void>;
}

/** A pipe. */
export function createPipeTarget(stream: TerminalOutput): ByteTarget {
  return {
    write: (bytes) => writeTo(stream, bytes),
    finish: async () => undefined,
    abandon: async () => undefined,
  };
}
