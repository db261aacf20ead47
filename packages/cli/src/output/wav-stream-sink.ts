/**
 * A WAV file into a pipe.
 * @module
 */
import type { Writable } from "node:stream";
import { encodePcm, wavHeader } from "@cosyvoice-lite/core";
import { writeTo } from "../io";
import type { AudioSink } from "./audio-sink";

const FORMAT = "int16";

/**
 * Writes 16-bit mono as it comes. A pipe cannot be rewound: the header has the right sizes where one sentence is
 * all, and the largest sizes otherwise, which players take as "until the end".
 */
export function createWavStreamSink(stream: Writable): AudioSink {
  return {
    async write({ index, isFinal, sampleRate, audio }) {
      if (index === 0) {
        const samples = isFinal ? audio.length : undefined;
        await writeTo(stream, wavHeader({ sampleRate, format: FORMAT, samples }));
      }
      await writeTo(stream, encodePcm(audio, FORMAT));
    },
    finish: async () => undefined,
    abandon: async () => undefined,
  };
}
