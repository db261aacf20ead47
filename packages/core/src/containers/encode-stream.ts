/**
 * Speech as a file while it is being made.
 * @module
 */
import { throwIfAborted } from "@cosyvoice-lite/spec";
import type { AudioContainer, AudioEncoder } from "./container";
import type { EncodeOptions } from "./encode-speech";

/** The part of a chunk that is encoded. All chunks have the same rate. */
export interface SoundChunk {
  /** Mono samples in −1…1. */
  readonly audio: Float32Array;
  /** Samples per second. */
  readonly sampleRate: number;
  /** Whether nothing follows. */
  readonly isFinal?: boolean;
}

/**
 * Encodes chunk by chunk; the pieces together are one file. A chunk is taken when the piece before was: a slow reader holds the
 * speech back, and leaving the loop ends it. Speech of a single chunk gets a header with its true length.
 *
 * ```ts
 * const opus = createContainerRegistry().get("opus");
 * const sampleRate = fitSampleRate(opus, tts.voice.sampleRate);
 * for await (const bytes of encodeStream(tts.stream(text, { sampleRate }), opus)) response.write(bytes);
 * ```
 * @throws SynthesisError as {@link AudioContainer.createEncoder}, and what the chunks throw.
 */
export async function* encodeStream(
  chunks: AsyncIterable<SoundChunk>,
  container: AudioContainer,
  options: EncodeOptions = {},
): AsyncGenerator<Uint8Array, void> {
  let encoder: AudioEncoder | undefined;
  try {
    for await (const { audio, sampleRate, isFinal } of chunks) {
      throwIfAborted(options.signal);
      encoder ??= await container.createEncoder({
        ...options,
        sampleRate,
        samples: isFinal === true ? audio.length : undefined,
      });
      const bytes = await encoder.encode(audio);
      if (bytes.length > 0) yield bytes;
    }
    const rest = await encoder?.finish();
    if (rest && rest.length > 0) yield rest;
  } finally {
    encoder?.dispose();
  }
}
