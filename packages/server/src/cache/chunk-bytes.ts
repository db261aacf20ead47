/**
 * What a chunk takes in memory.
 * @module
 */
import type { SpeechChunk } from "@cosyvoice-lite/core";

/** Bytes; a word is taken as 200, a warning as 300, the rest of a chunk as 500. */
export function bytesOfChunk({ audio, words = [], warnings, text }: SpeechChunk): number {
  const rest = words.length * 200 + warnings.length * 300 + text.length * 2 + 500;
  return audio.byteLength + rest;
}
