/**
 * Samples without a container.
 * @module
 */
import { encodePcm } from "@cosyvoice-lite/core";
import type { AudioFormat } from "./audio-format";

/** Samples per second that OpenAI's `pcm` promises. */
const OPENAI_RATE = 24_000;

/** 16-bit little-endian mono at 24 kHz, as OpenAI defines `pcm`. */
export const pcmFormat: AudioFormat = {
  name: "pcm",
  mime: "audio/pcm",
  sampleRate: OPENAI_RATE,
  async *encode(chunks) {
    for await (const { audio } of chunks) yield encodePcm(audio);
  },
};
