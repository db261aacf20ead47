/**
 * A container, ready for this server's voice.
 * @module
 */
import type { EncodedFile, SoundChunk } from "@cosyvoice-lite/audio";

/** What an answer is encoded with. */
export interface AudioFormat {
  /** Value of `response_format`, such as `wav`. */
  readonly name: string;
  /** Content type of the answer. */
  readonly mime: string;
  /** Samples per second to speak at. */
  readonly sampleRate: number;
  /** Bytes as the chunks come; together they are one file. */
  encode(chunks: AsyncIterable<SoundChunk>): AsyncIterable<Uint8Array>;
  /** The whole file, with its true length in its head. */
  encodeWhole(chunks: AsyncIterable<SoundChunk>): Promise<EncodedFile>;
}
