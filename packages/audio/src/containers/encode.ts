/**
 * Finished speech as a file, or speech while it is being made.
 * @module
 */
import { throwIfAborted } from "@cosyvoice-lite/spec";
import { concat } from "@cosyvoice-lite/spec/helpers";
import { createResampler } from "../resample";
import type { SpeechData } from "../speech";
import type { AudioContainer, AudioEncoder, EncoderOptions } from "./container";
import { encodeSlices, inTurns, type SliceOptions } from "./encode-slices";
import { createContainerRegistry } from "./registry";

/** How to encode. */
export type EncodeOptions = Pick<EncoderOptions, "bitrate" | "sampleFormat" | "signal"> &
  Pick<SliceOptions, "turn">;

/** How to encode a stream. */
export interface EncodeStreamOptions extends EncodeOptions {
  /**
   * Told at the end of a stream what the file would begin with, had its length been known: whoever writes to a place that can be rewound
   * puts these bytes over its first ones. Not called for containers whose head does not tell the length.
   */
  readonly onHead?: (head: Uint8Array) => void;
}

/**
 * The speech in a container. Where that cannot hold the sample rate, the speech is resampled to the next higher one that it can.
 * The event loop goes round every few milliseconds, however long the speech is.
 *
 * ```ts
 * await writeFile("hello.opus", await encodeSpeech(speech, "opus"));
 * ```
 * @param speech - What `synthesize()` gave.
 * @param format - `wav`, `pcm`, `flac`, `opus`, `mp3` (needs `@breezystack/lamejs`), or a container such as that of
 *   `createContainerRegistry({ ffmpeg }).get("aac")`.
 * @throws SynthesisError `INVALID_ARGUMENT` that says what to install, or which options the container takes; `ABORTED`.
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
 * The sample rate that speech must have for a container: its own where that will do, else the next higher one, else the highest.
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

/** What is neither a container nor the name of one is refused by the registry, which names those there are. */
function isContainer(format: string | AudioContainer): format is AudioContainer {
  return typeof (format as Partial<AudioContainer> | undefined)?.createEncoder === "function";
}

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
  /** The bytes in order, in pieces that are to be read and not to be changed. */
  pieces(): Iterable<Uint8Array>;
}

/** Collects the pieces of a file. Long runs of zeros, which is what silence is in WAV and PCM, are counted and not kept. */
export class FileCollector implements EncodedFile {
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
      throw new RangeError("The head of the file is longer than its first piece.");
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

/** Size of a piece of zeros. */
const PIECE_BYTES = 16_384;
