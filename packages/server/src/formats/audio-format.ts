/**
 * A container that speech can be sent in.
 * @module
 */
import type { SpeechChunk } from "@cosyvoice-lite/core";

/** The part of a chunk that an encoder needs: mono samples in −1…1, the same rate in all. */
export type SoundChunk = Pick<SpeechChunk, "audio" | "sampleRate" | "isFinal">;

/** An encoder with its names. */
export interface AudioFormat {
  /** Value of `response_format`, such as `wav`. */
  readonly name: string;
  /** Content type of the answer. */
  readonly mime: string;
  /** Samples per second that the format needs; the voice's own where it is missing. */
  readonly sampleRate?: number;
  /** Bytes as the chunks come; together they are one file. At least one part comes with the first chunk where the format allows. */
  encode(chunks: AsyncIterable<SoundChunk>): AsyncIterable<Uint8Array>;
}
