/**
 * A chunk as a WebSocket sends it.
 * @module
 */
import { encodePcm, type SampleFormat } from "@cosyvoice-lite/audio";
import type { SpeechChunk } from "@cosyvoice-lite/core";
import { wordsOf } from "../words";

/** The two frames of a chunk. */
export interface AudioFrame {
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
