/**
 * Pulses and noise as signals, for graphs that take them as inputs.
 * @module
 */
import type { NoiseLoop } from "./noise-loop";
import { createPulseTrain, type PulseTrainSettings } from "./pulse-train";

/** The sources of one utterance, `hop` samples per frame. Both are copies that the caller may keep. */
export interface SourceSignals {
  /** Pulses of the frames `first` … `end − 1`. */
  pulses(first: number, end: number): Float32Array;
  /** Unit white noise of the same frames. */
  noise(first: number, end: number): Float32Array;
}

/**
 * Prepares the sources of an utterance: what a frame gets depends on its index in the utterance, so that chunks
 * get the very samples that the whole has there.
 * @param f0 - Hz per frame of the whole utterance, 0 where unvoiced.
 * @param settings - Rate, hop and band limit.
 * @param loop - The noise.
 */
export function createSourceSignals(
  f0: Float32Array,
  settings: PulseTrainSettings,
  loop: NoiseLoop,
): SourceSignals {
  const { hopLength } = settings;
  const train = createPulseTrain(f0, settings);
  const drawn = new Float32Array(f0.length * hopLength);
  let end = 0;
  return {
    pulses(first, last) {
      if (last * hopLength > end) {
        train.fill(drawn.subarray(end, last * hopLength));
        end = last * hopLength;
      }
      return drawn.slice(first * hopLength, last * hopLength);
    },
    noise(first, last) {
      const samples = new Float32Array((last - first) * hopLength);
      loop.read(samples, first * hopLength);
      return samples;
    },
  };
}
