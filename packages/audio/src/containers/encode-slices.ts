/**
 * Encoding in slices, so that nothing else has to wait for a long sound.
 * @module
 */
import { throwIfAborted } from "@cosyvoice-lite/spec";
import { concat, yieldToHost } from "@cosyvoice-lite/spec/helpers";
import type { AudioEncoder } from "./container";

/** How slices take turns with everything else that the thread does. */
export interface SliceOptions {
  /** Stops the work between two slices with an `ABORTED` error. */
  readonly signal?: AbortSignal;
  /**
   * Waited for before the first slice and whenever {@link TURN_MS} have gone into slices. Default: the event loop goes round once. Whoever
   * encodes several streams at the same time can let only one of them have a turn per round.
   */
  readonly turn?: () => Promise<void>;
}

/** Milliseconds of work after which others have a turn. */
const TURN_MS = 4;
/** Samples per slice: 48 ms at 24 kHz. MP3, the slowest of the encoders, takes one to three milliseconds for it. */
const SLICE = 1152;
/** Bytes that are handed out at once, however long the sound is. */
const PIECE_BYTES = 16_384;

/**
 * Encodes samples slice by slice.
 * @returns Pieces of about 16 KiB as they are ready, the last one with the last sample; none where the encoder waits for more samples.
 */
export async function* encodeSlices(
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

/** Slices of samples for work that is done before the next one is asked for. Nothing is copied. */
export async function* inTurns(
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

/** Small pieces on their way to a larger one. */
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
