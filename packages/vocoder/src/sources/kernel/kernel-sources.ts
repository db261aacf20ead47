import type { NoiseLoop } from "../noise";
import { BATCH, type KernelSpace } from "./kernel-space";
import { BAND_LIMIT, type PulseTrain, type PulseTrainSettings } from "../pulse-train";
import { slideOver } from "../sliding-samples";
import type { Kernel } from "./kernel-module";

/**
 * Prepares the noise of an utterance, with silence before the first and after the last sample.
 * @param loop - All the noise of its seed.
 * @param frames - Frames of the utterance.
 * @returns A function that computes the spectra of a batch, given its first frame; `buffer` and `spare` are addresses
 * of batches, and the result is the one that holds the spectra.
 */
export function createKernelNoise(
  loop: NoiseLoop,
  frames: number,
  { kernel, memory, plan, transform }: KernelSpace,
): (first: number, buffer: number, spare: number) => number {
  const { bins, hop } = plan;
  const fftSize = 2 * (bins - 1);
  const length = frames * hop;
  const hopBytes = hop * Float32Array.BYTES_PER_ELEMENT;
  const { noise, analysis } = memory;
  return (first, buffer, spare) => {
    const start = first * hop - fftSize / 2;
    const from = Math.max(0, start);
    const to = Math.min(length, start + (BATCH - 1) * hop + fftSize);
    noise.fill(0);
    if (to > from) loop.read(noise.subarray(from - start, to - start), from);
    kernel.cut(noise.byteOffset, hopBytes, analysis.byteOffset, buffer, fftSize);
    return transform(buffer, spare);
  };
}

const BYTES = Float32Array.BYTES_PER_ELEMENT;

/**
 * Prepares a pulse train of the length of `f0`, as `createPulseTrain` defines it.
 * @param kernel - The pulse train is drawn into its memory, the only target that `fill` accepts.
 */
export function createKernelTrain(
  kernel: Kernel,
  f0: Float32Array,
  { sampleRate, hopLength, bandLimit = BAND_LIMIT }: PulseTrainSettings,
): PulseTrain {
  const perSample = 1 / sampleRate;
  const perHop = 1 / hopLength;
  const middle = Math.ceil(hopLength / 2);
  let sample = 0;
  let cycles = 0;
  return {
    fill(output) {
      for (let n = 0; n < output.length;) {
        const before = Math.floor(sample / hopLength);
        const index = sample - before * hopLength;
        const left = f0[before];
        const right = f0[Math.min(before + 1, f0.length - 1)];
        const glides = left > 0 && right > 0;
        // A frequency is held up to the midpoint between a voiced and an unvoiced frame.
        const end = glides || index >= middle ? hopLength : middle;
        const start = glides || index < middle ? left : right;
        const count = Math.min(output.length - n, end - index);
        if (start > 0) {
          const to = output.byteOffset + n * BYTES;
          const change = glides ? right - left : 0;
          cycles = kernel.pulses(
            to,
            count,
            index,
            perHop,
            start,
            change,
            perSample,
            bandLimit,
            cycles,
          );
        } else {
          output.fill(0, n, n + count);
        }
        sample += count;
        n += count;
      }
    },
  };
}

/**
 * Prepares the pulses of an utterance.
 * @returns A function that computes their spectra by batch, in ascending order of the first frame; `buffer` and `spare`
 * are addresses of batches, and the result is the one that holds the spectra.
 */
export function createKernelPulses(
  f0: Float32Array,
  settings: PulseTrainSettings,
  { kernel, memory, plan, transform }: KernelSpace,
): (first: number, buffer: number, spare: number) => number {
  const { bins, half, hop } = plan;
  const fftSize = 2 * (bins - 1);
  const padding = fftSize / 2;
  const length = f0.length * hop;
  const train = createKernelTrain(kernel, f0, settings);
  const pulses = slideOver(memory.pulses);
  // A sample is voiced with its nearest frame, so voices are heard half a hop beyond their frames.
  const reach = Math.ceil(half / hop + 0.5);
  let drawn = 0;
  return (first, buffer, spare) => {
    const start = first * hop;
    const last = start + (BATCH - 1) * hop;
    const end = Math.min(length, last + half);
    pulses.reach(Math.min(start, padding + drawn), last + fftSize + 4);
    const { values, base } = pulses;
    if (end > drawn) {
      train.fill(values.subarray(padding + drawn - base, padding + end - base));
      drawn = end;
    }
    const near = f0.subarray(Math.max(0, first - reach), first + BATCH + reach);
    if (!near.some((hertz) => hertz > 0)) {
      memory.batches.find(({ byteOffset }) => byteOffset === buffer)!.fill(0);
      return buffer;
    }
    const from = values.byteOffset + (start - base) * BYTES;
    kernel.cut(from, hop * BYTES, memory.analysis.byteOffset, buffer, fftSize);
    return transform(buffer, spare);
  };
}
