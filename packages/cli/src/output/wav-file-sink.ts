/**
 * A WAV file that grows on disk.
 * @module
 */
import { encodePcm, wavHeader } from "@cosyvoice-lite/audio";
import type { AudioSink } from "./audio-sink";
import { createPartFile } from "./part-file";

const FORMAT = "int16";

/**
 * Writes 16-bit mono chunk by chunk to `FILE.part`, so that memory does not grow with the text; at the end the header gets its
 * sizes and the file its name. `abandon` removes the part file and leaves an older file of that name alone.
 */
export function createWavFileSink(file: string): AudioSink {
  const part = createPartFile(file);
  let sampleRate = 0;
  let samples = 0;
  return {
    async write(chunk) {
      if (!part.isOpen) {
        sampleRate = chunk.sampleRate;
        await part.write(wavHeader({ sampleRate, format: FORMAT }));
      }
      samples += chunk.audio.length;
      await part.write(encodePcm(chunk.audio, FORMAT));
    },
    async finish() {
      if (part.isOpen)
        await part.overwriteStart(wavHeader({ sampleRate, format: FORMAT, samples }));
      await part.finish();
    },
    abandon: part.abandon,
  };
}
