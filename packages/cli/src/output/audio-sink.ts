/**
 * Where sound goes while it is being made.
 * @module
 */
import type { SpeechChunk } from "@cosyvoice-lite/core";

/** Takes chunks in order. Either `finish` or `abandon` ends it. */
export interface AudioSink {
  write(chunk: SpeechChunk): Promise<void>;
  /** Completes the output. */
  finish(): Promise<void>;
  /** Leaves nothing half-done behind, as far as that is possible. */
  abandon(): Promise<void>;
}
