/**
 * Inputs of graphs besides mel and F0: pulses, noise, and the samples of another vocoder.
 * @module
 */
import { type MelFrames, SynthesisError, type VocoderOptions } from "@cosyvoice-lite/spec";
import type { NoiseLoop } from "../sources/noise";
import { createPulseTrain, type PulseTrainSettings } from "../sources/pulse-train";
import type { StreamingVocoder } from "./vocoder";

/** The sources of one utterance, `hop` samples per frame. Both are copies that the caller may keep. */
export interface SourceSignals {
  /** Pulses of the frames `first` … `end − 1`. */
  pulses(first: number, end: number): Float32Array;
  /** Unit white noise of the same frames. */
  noise(first: number, end: number): Float32Array;
}

/**
 * Prepares the sources of an utterance: the samples of a frame depend on its index in the utterance, so that chunks get
 * exactly the samples of the whole.
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

/** The excitation of one utterance. */
export interface ExcitationSamples {
  /** The samples of the frames `first` … `last − 1`: a copy. Ranges may overlap and be requested in any order. */
  read(first: number, last: number): Promise<Float32Array>;
  /** Stops the underlying vocoder. */
  close(): Promise<void>;
}

/**
 * Begins the excitation of an utterance.
 * @param vocoder - Computes the samples.
 * @param frames - The whole utterance.
 * @param options - Seed and signal, passed on.
 * @param isWhole - Everything will be read: one run is cheaper than a stream of growing chunks.
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
