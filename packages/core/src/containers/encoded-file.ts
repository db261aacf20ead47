/**
 * A file that is complete, in pieces.
 * @module
 */

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
