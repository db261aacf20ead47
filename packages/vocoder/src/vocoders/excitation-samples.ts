/**
 * Samples of one vocoder as the input of another.
 * @module
 */
import { SynthesisError, type MelFrames, type VocoderOptions } from "@cosyvoice-lite/spec";

import type { StreamingVocoder } from "./streaming-vocoder";

/** The excitation of one utterance. */
export interface ExcitationSamples {
  /** The samples of the frames `first` … `last − 1`: a copy. Stretches may overlap and come in any order. */
  read(first: number, last: number): Promise<Float32Array>;
  /** Stops the vocoder behind it. */
  close(): Promise<void>;
}

/**
 * Begins the excitation of an utterance.
 * @param vocoder - Makes the samples.
 * @param frames - The whole utterance.
 * @param options - Seed and signal, passed on.
 * @param isWhole - Everything will be read at once: one run is cheaper than a stream of growing chunks.
 */
export function createExcitationSamples(
  vocoder: StreamingVocoder,
  frames: MelFrames,
  options: VocoderOptions,
  isWhole: boolean,
): ExcitationSamples {
  const hop = vocoder.mel.hopLength;
  const samples = new Float32Array(frames.frames * hop);
  const pieces = isWhole ? decoded(vocoder, frames, options) : vocoder.stream(frames, options);
  let known = 0;
  return {
    async read(first, last) {
      while (known < last * hop) {
        const { value, done } = await pieces.next();
        if (done === true) throw wrongLength(vocoder.name, known, samples.length);
        if (known + value.length > samples.length)
          throw wrongLength(vocoder.name, known + value.length, samples.length);
        samples.set(value, known);
        known += value.length;
      }
      return samples.slice(first * hop, last * hop);
    },
    async close() {
      await pieces.return();
    },
  };
}

async function* decoded(
  vocoder: StreamingVocoder,
  frames: MelFrames,
  options: VocoderOptions,
): AsyncGenerator<Float32Array, void> {
  yield await vocoder.decode(frames, options);
}

function wrongLength(name: string, found: number, expected: number): SynthesisError {
  return new SynthesisError(
    "MODEL_FAILED",
    `The excitation "${name}" gave ${found} samples where ${expected} were due.`,
  );
}
