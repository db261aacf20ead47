/**
 * Samples: gain with a limiter, silence around them, blocks of one size.
 * @module
 */

/** Below this magnitude nothing is changed. */
const KNEE = 0.9;

/**
 * Multiplies by `gain` and bends what would pass 0.9 smoothly towards 1, so that no sample clips.
 * Every sample is treated alone: pieces of a stream come out as the whole would.
 * @param samples - Changed in place.
 * @param gain - Linear factor; 1 leaves the loudness as it is.
 */
export function limit(samples: Float32Array, gain: number): void {
  const room = 1 - KNEE;
  for (let i = 0; i < samples.length; i++) {
    const value = samples[i] * gain;
    const magnitude = Math.abs(value);
    samples[i] =
      magnitude <= KNEE
        ? value
        : Math.sign(value) * (KNEE + room * Math.tanh((magnitude - KNEE) / room));
  }
}

/** The samples with so many of silence before and behind them. */
export function withSilence(samples: Float32Array, before: number, behind: number): Float32Array {
  if (before + behind === 0) return samples;
  const longer = new Float32Array(before + samples.length + behind);
  longer.set(samples, before);
  return longer;
}

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
