/**
 * What the page and the audio thread say to each other.
 * @module
 */

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
