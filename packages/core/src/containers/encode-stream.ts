/**
 * Speech as a file while it is being made, or as a whole one when it is.
 * @module
 */
import { throwIfAborted } from "@cosyvoice-lite/spec";
import type { AudioContainer, AudioEncoder } from "./container";
import type { EncodeOptions } from "./encode-speech";
import { encodeSlices } from "./encode-slices";
import { FileCollector, type EncodedFile } from "./encoded-file";

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
 * speech back, and leaving the loop ends it. Speech of a single chunk gets a header with its true length. However long a chunk is, the
 * event loop goes round every few milliseconds.
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
  yield* encodePieces(chunks, container, options);
}

/**
 * Encodes chunk by chunk as {@link encodeStream} does and keeps the pieces, so that the head of the file tells its true length. Silence in
 * WAV and PCM takes no memory.
 * @returns The file, ready to be sent piece by piece; without bytes where there is no chunk.
 * @throws SynthesisError as {@link encodeStream}.
 */
export async function encodeWhole(
  chunks: AsyncIterable<SoundChunk>,
  container: AudioContainer,
  options: EncodeOptions = {},
): Promise<EncodedFile> {
  const file = new FileCollector();
  let samples = 0;
  let head: AudioEncoder["head"];
  async function* counted(): AsyncGenerator<SoundChunk, void> {
    for await (const chunk of chunks) {
      samples += chunk.audio.length;
      yield chunk;
    }
  }
  const observe = (encoder: AudioEncoder) => (head = encoder.head?.bind(encoder));
  for await (const piece of encodePieces(counted(), container, options, observe)) file.add(piece);
  if (head) file.setHead(head(samples));
  return file;
}

async function* encodePieces(
  chunks: AsyncIterable<SoundChunk>,
  container: AudioContainer,
  { turn, ...options }: EncodeOptions,
  onEncoder?: (encoder: AudioEncoder) => void,
): AsyncGenerator<Uint8Array, void> {
  const { signal } = options;
  let encoder: AudioEncoder | undefined;
  try {
    for await (const { audio, sampleRate, isFinal } of chunks) {
      throwIfAborted(signal);
      if (!encoder) {
        const samples = isFinal === true ? audio.length : undefined;
        encoder = await container.createEncoder({ ...options, sampleRate, samples });
        onEncoder?.(encoder);
      }
      yield* encodeSlices(encoder, audio, { signal, turn });
    }
    const rest = await encoder?.finish();
    if (rest && rest.length > 0) yield rest;
  } finally {
    encoder?.dispose();
  }
}
