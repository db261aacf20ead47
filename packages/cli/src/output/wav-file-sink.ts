/**
 * A WAV file that grows on disk.
 * @module
 */
import { open, rename, rm, type FileHandle } from "node:fs/promises";
import { encodePcm, wavHeader } from "@cosyvoice-lite/core";
import type { AudioSink } from "./audio-sink";

const FORMAT = "int16";

/**
 * Writes 16-bit mono chunk by chunk to `FILE.part`, so that memory does not grow with the text; at the end the header gets its
 * sizes and the file its name. `abandon` removes the part file and leaves an older file of that name alone.
 */
export function createWavFileSink(file: string): AudioSink {
  const part = `${file}.part`;
  let handle: FileHandle | undefined;
  let sampleRate = 0;
  let samples = 0;
  return {
    async write(chunk) {
      if (!handle) {
        handle = await open(part, "w");
        sampleRate = chunk.sampleRate;
        await handle.write(wavHeader({ sampleRate, format: FORMAT }));
      }
      samples += chunk.audio.length;
      await handle.write(encodePcm(chunk.audio, FORMAT));
    },
    async finish() {
      if (!handle) return;
      const header = wavHeader({ sampleRate, format: FORMAT, samples });
      await handle.write(header, 0, header.length, 0);
      await handle.close();
      await rename(part, file);
    },
    async abandon() {
      if (!handle) return;
      await handle.close().catch(() => undefined);
      await rm(part, { force: true });
    },
  };
}
