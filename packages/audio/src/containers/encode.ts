import { throwIfAborted } from "@cosyvoice-lite/spec";
import { concat, yieldToHost } from "@cosyvoice-lite/spec/helpers";
import { createResampler } from "../resample";
import type { SpeechData } from "../speech";
import type { AudioContainer, AudioEncoder, EncoderOptions } from "./container";
import { createContainerRegistry } from "./registry";

/** How to encode. */
export type EncodeOptions = Pick<EncoderOptions, "bitrate" | "sampleFormat" | "signal"> &
  Pick<SliceOptions, "turn">;

/** How to encode a stream. */
export interface EncodeStreamOptions extends EncodeOptions {
  /**
   * Called at the end of a stream with the header that contains the true length: a writer that can seek writes these bytes over the first
   * ones. Not called for containers whose header does not contain the length.
   */
  readonly onHead?: (head: Uint8Array) => void;
}

/**
 * The speech in a container. If it does not support the sample rate, the speech is resampled to the next higher one that it does.
 * The event loop runs every few milliseconds, however long the speech is.
 *
 * ```ts
 * await writeFile("hello.opus", await encodeSpeech(speech, "opus"));
 * ```
 * @param speech - The result of `synthesize()`.
 * @param format - `wav`, `pcm`, `flac`, `opus`, `mp3` (needs `@breezystack/lamejs`), or a container such as that of
 *   `createContainerRegistry({ ffmpeg }).get("aac")`.
 * @throws SynthesisError `INVALID_ARGUMENT` that says what to install, or which options the container supports; `ABORTED`.
 */
export async function encodeSpeech(
  speech: Pick<SpeechData, "audio" | "sampleRate">,
  format: string | AudioContainer,
  { turn, ...options }: EncodeOptions = {},
): Promise<Uint8Array> {
  const container = isContainer(format) ? format : createContainerRegistry().get(format);
  const sampleRate = fitSampleRate(container, speech.sampleRate);
  const slices = { signal: options.signal, turn };
  const audio = await resampled(speech, sampleRate, slices);
  const encoder = await container.createEncoder({ ...options, sampleRate, samples: audio.length });
  try {
    const pieces: Uint8Array[] = [];
    for await (const piece of encodeSlices(encoder, audio, slices)) pieces.push(piece);
    return concat(Uint8Array, [...pieces, await encoder.finish()]);
  } finally {
    encoder.dispose();
  }
}

/** The same samples as those of `Speech.resample()`, a slice at a time. */
async function resampled(
  { audio, sampleRate: from }: Pick<SpeechData, "audio" | "sampleRate">,
  to: number,
  options: SliceOptions,
): Promise<Float32Array> {
  if (to === from) return audio;
  const resampler = createResampler(from, to)();
  const pieces: Float32Array[] = [];
  for await (const slice of inTurns(audio, options)) pieces.push(resampler.push(slice, false));
  pieces.push(resampler.push(new Float32Array(0), true));
  return concat(Float32Array, pieces);
}

/**
 * The sample rate that speech must have for a container: its own if supported, else the next higher one, else the highest.
 * Give it to `stream()` as `sampleRate` before {@link encodeStream}.
 * @param container - Such as `createContainerRegistry().get("opus")`.
 * @param sampleRate - Samples per second of the voice.
 * @returns Samples per second.
 */
export function fitSampleRate(container: AudioContainer, sampleRate: number): number {
  const { sampleRates } = container;
  if (!sampleRates || sampleRates.includes(sampleRate)) return sampleRate;
  return sampleRates.find((rate) => rate > sampleRate) ?? sampleRates[sampleRates.length - 1];
}

/** The registry rejects anything that is neither a container nor the name of one, and lists the known ones. */
function isContainer(format: string | AudioContainer): format is AudioContainer {
  return typeof (format as Partial<AudioContainer> | undefined)?.createEncoder === "function";
}

/** The part of a chunk that is encoded. All chunks have the same rate. */
export interface SoundChunk {
  /** Mono samples in −1…1. */
  readonly audio: Float32Array;
  /** Samples per second. */
  readonly sampleRate: number;
  /** Whether it is the last one. */
  readonly isFinal?: boolean;
}

/**
 * Encodes chunk by chunk; the pieces together are one file. A chunk is pulled when the piece before it was: a slow reader holds the synthesis back (backpressure), and leaving the loop ends it. Speech of a single chunk gets a header with its true length. The event loop runs every few milliseconds, however long a chunk is.
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
  { turn, onHead, ...options }: EncodeStreamOptions = {},
): AsyncGenerator<Uint8Array, void> {
  const { signal } = options;
  let encoder: AudioEncoder | undefined;
  let samples = 0;
  try {
    for await (const { audio, sampleRate, isFinal } of chunks) {
      throwIfAborted(signal);
      encoder ??= await container.createEncoder({
        ...options,
        sampleRate,
        samples: isFinal === true ? audio.length : undefined,
      });
      samples += audio.length;
      yield* encodeSlices(encoder, audio, { signal, turn });
    }
    const rest = await encoder?.finish();
    if (rest && rest.length > 0) yield rest;
    if (encoder?.head) onHead?.(encoder.head(samples));
  } finally {
    encoder?.dispose();
  }
}

/**
 * Encodes chunk by chunk as {@link encodeStream} does and keeps the pieces, so that the header of the file contains its true length. Silence in
 * WAV and PCM takes no memory.
 * @returns The file, ready to be sent piece by piece; empty if there is no chunk.
 * @throws SynthesisError as {@link encodeStream}.
 */
export async function encodeWhole(
  chunks: AsyncIterable<SoundChunk>,
  container: AudioContainer,
  options: EncodeOptions = {},
): Promise<EncodedFile> {
  const file = new FileCollector();
  let head: Uint8Array | undefined;
  const onHead = (bytes: Uint8Array) => (head = bytes);
  for await (const piece of encodeStream(chunks, container, { ...options, onHead }))
    file.add(piece);
  if (head) file.setHead(head);
  return file;
}

/** The bytes of a file. */
export interface EncodedFile {
  /** Number of bytes. */
  readonly size: number;
  /** The bytes in order, in pieces that must not be modified. */
  pieces(): Iterable<Uint8Array>;
}

/** Collects the pieces of a file. Long runs of zeros, which is what silence is in WAV and PCM, are counted and not kept. */
class FileCollector implements EncodedFile {
  readonly #parts: (Uint8Array | number)[] = [];
  size = 0;

  add(piece: Uint8Array): void {
    this.size += piece.length;
    if (piece.some((byte) => byte !== 0)) this.#parts.push(piece);
    else {
      const last = this.#parts.at(-1);
      if (typeof last === "number") this.#parts[this.#parts.length - 1] = last + piece.length;
      else this.#parts.push(piece.length);
    }
  }

  /** Replaces the first bytes of the file. */
  setHead(head: Uint8Array): void {
    const first = this.#parts[0];
    if (typeof first !== "object" || first.length < head.length)
      throw new RangeError("The header of the file is longer than its first piece.");
    this.#parts[0] = first.slice();
    (this.#parts[0] as Uint8Array).set(head);
  }

  *pieces(): Generator<Uint8Array, void> {
    const zeros = new Uint8Array(PIECE_BYTES);
    for (const part of this.#parts) {
      if (typeof part === "object") yield part;
      else for (let left = part; left > 0; left -= PIECE_BYTES) yield zeros.subarray(0, left);
    }
  }
}

/** How the work yields to everything else in the thread. */
interface SliceOptions {
  /** Stops the work between two slices with an `ABORTED` error. */
  readonly signal?: AbortSignal;
  /**
   * Awaited before the first slice and after every {@link TURN_MS} of work. Default: the event loop runs once. A program that encodes
   * several streams at the same time can let only one of them continue per round.
   */
  readonly turn?: () => Promise<void>;
}

/** Milliseconds of work between two yields to the event loop. */
const TURN_MS = 4;
/** Samples per slice: 48 ms at 24 kHz. MP3, the slowest of the encoders, takes one to three milliseconds for it. */
const SLICE = 1152;
/** Size of a piece, however long the audio is. */
const PIECE_BYTES = 16_384;

/**
 * Encodes samples slice by slice.
 * @returns Pieces of about 16 KiB as they are ready, the last one with the last sample; none if the encoder waits for more samples.
 */
async function* encodeSlices(
  encoder: AudioEncoder,
  samples: Float32Array,
  options: SliceOptions,
): AsyncGenerator<Uint8Array, void> {
  const piece = new PieceBuffer();
  for await (const slice of inTurns(samples, options)) {
    piece.add(await encoder.encode(slice));
    if (piece.size >= PIECE_BYTES) yield piece.take();
  }
  if (piece.size > 0) yield piece.take();
}

/** Slices of samples, yielding to the event loop in between. Nothing is copied. */
async function* inTurns(
  samples: Float32Array,
  { signal, turn = yieldToHost }: SliceOptions,
): AsyncGenerator<Float32Array, void> {
  let since = -Infinity;
  for (let from = 0; from < samples.length; from += SLICE) {
    if (performance.now() - since >= TURN_MS) {
      await turn();
      since = performance.now();
    }
    throwIfAborted(signal);
    yield samples.subarray(from, from + SLICE);
  }
}

/** Collects small pieces into a larger one. */
class PieceBuffer {
  #pieces: Uint8Array[] = [];
  size = 0;

  add(bytes: Uint8Array): void {
    if (bytes.length > 0) this.#pieces.push(bytes);
    this.size += bytes.length;
  }

  take(): Uint8Array {
    const joined = concat(Uint8Array, this.#pieces);
    this.#pieces = [];
    this.size = 0;
    return joined;
  }
}
