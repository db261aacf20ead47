/**
 * A WAV file into a pipe.
 * @module
 */
import type { Writable } from "node:stream";
import { encodePcm, wavHeader } from "@cosyvoice-lite/audio";
import { writeTo } from "../io";
import type { AudioSink } from "./audio-sink";

const FORMAT = "int16";

/**
 * Writes 16-bit mono as it comes. A pipe cannot be rewound: the header has the right sizes where one sentence is
 * all, and the largest sizes otherwise, which players take as "until the end". What there is of the first sentence waits
 * for that decision.
 */
export function createWavStreamSink(stream: Writable): AudioSink {
  let waiting: Float32Array[] | undefined = [];
  return {
    async write({ isFinal, endsSentence, sampleRate, audio }) {
      if (!waiting) return writeTo(stream, encodePcm(audio, FORMAT));
      waiting.push(audio);
      if (!endsSentence && !isFinal) return;
      const pieces = waiting;
      waiting = undefined;
      const samples = isFinal ? pieces.reduce((sum, { length }) => sum + length, 0) : undefined;
      await writeTo(stream, wavHeader({ sampleRate, format: FORMAT, samples }));
      for (const piece of pieces) await writeTo(stream, encodePcm(piece, FORMAT));
    },
    finish: async () => undefined,
    abandon: async () => undefined,
  };
}
