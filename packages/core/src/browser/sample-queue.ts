/** Name under which the processor is registered. */
export const PROCESSOR = "cosyvoice-lite-player";

/** Options of the processor. */
export interface ProcessorOptions {
  /** Samples before sound begins. */
  readonly startAfter: number;
}

/** To the audio thread: samples, or the end of the speech. */
export type PlayerRequest = Float32Array | "end";

/** From the audio thread, about 20 times a second and at the end. */
export interface PlayerReport {
  /** Samples that were played. */
  readonly played: number;
  readonly underruns: number;
  readonly isOver: boolean;
}

/** A queue that knows whether sound is due. */
export interface SampleQueue {
  /** Samples that were played so far. */
  readonly played: number;
  /** How often sound was due and none was there. */
  readonly underruns: number;
  /** Whether everything was played and nothing more will come. */
  readonly isOver: boolean;
  push(samples: Float32Array): void;
  /** Nothing more will come. */
  end(): void;
  /** Fills a block, with silence where nothing is there. */
  fill(output: Float32Array): void;
}

/**
 * @param startAfter - Samples that must be there before sound begins; at the end of the speech fewer. After each underrun it is
 *   twice as many: whoever is late once is late again, and few long pauses are better than many short ones.
 */
export function createSampleQueue(startAfter: number): SampleQueue {
  const blocks: Float32Array[] = [];
  let offset = 0;
  let waiting = true;
  let needed = startAfter;
  let ended = false;
  let buffered = 0;
  let played = 0;
  let underruns = 0;
  return {
    get played() {
      return played;
    },
    get underruns() {
      return underruns;
    },
    get isOver() {
      return ended && buffered === 0;
    },
    push(samples) {
      if (samples.length === 0) return;
      blocks.push(samples);
      buffered += samples.length;
    },
    end() {
      ended = true;
    },
    fill(output) {
      output.fill(0);
      if (waiting && buffered < needed && !ended) return;
      waiting = false;
      let filled = 0;
      while (filled < output.length && buffered > 0) {
        const count = Math.min(output.length - filled, blocks[0].length - offset);
        for (let i = 0; i < count; i++) output[filled + i] = blocks[0][offset + i];
        filled += count;
        offset += count;
        buffered -= count;
        if (offset === blocks[0].length) {
          blocks.shift();
          offset = 0;
        }
      }
      played += filled;
      if (filled < output.length && !ended) {
        underruns++;
        waiting = true;
        needed = Math.max(needed, output.length) * 2;
      }
    },
  };
}
