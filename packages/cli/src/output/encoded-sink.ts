/**
 * Any container into a file or a pipe.
 * @module
 */
import type { AudioContainer, AudioEncoder } from "@cosyvoice-lite/audio";
import type { AudioSink } from "./audio-sink";
import type { ByteTarget } from "./byte-target";

/** What is to be written, and where to. */
export interface EncodedSinkOptions {
  readonly container: AudioContainer;
  /** Bits per second. Default: the container's. */
  readonly bitrate?: number;
  readonly target: ByteTarget;
  readonly signal: AbortSignal;
}

/** Encodes as the chunks come. */
export function createEncodedSink(options: EncodedSinkOptions): AudioSink {
  const { container, bitrate, target, signal } = options;
  let encoder: AudioEncoder | undefined;
  return {
    async write({ audio, sampleRate, isFinal }) {
      const samples = isFinal && !encoder ? audio.length : undefined;
      encoder ??= await container.createEncoder({ sampleRate, bitrate, samples, signal });
      await target.write(await encoder.encode(audio));
    },
    async finish() {
      if (encoder) await target.write(await encoder.finish());
      encoder?.dispose();
      await target.finish();
    },
    async abandon() {
      encoder?.dispose();
      await target.abandon();
    },
  };
}
