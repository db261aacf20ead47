/**
 * Samples in blocks of one size, whatever pieces they come in.
 * @module
 */

/** Collects pieces and hands out full blocks. */
export class SampleBlocks {
  readonly #block: Float32Array;
  #filled = 0;

  /** @param size - Samples per block. */
  constructor(size: number) {
    this.#block = new Float32Array(size);
  }

  /** Takes a piece and calls `onBlock` for every block that is full. The block is reused: its content must be read at once. */
  add(samples: Float32Array, onBlock: (block: Float32Array) => void): void {
    const block = this.#block;
    for (let from = 0; from < samples.length;) {
      const piece = samples.subarray(from, from + block.length - this.#filled);
      block.set(piece, this.#filled);
      this.#filled += piece.length;
      from += piece.length;
      if (this.#filled === block.length) {
        this.#filled = 0;
        onBlock(block);
      }
    }
  }

  /** What does not fill a block yet. */
  rest(): Float32Array {
    return this.#block.slice(0, this.#filled);
  }
}
