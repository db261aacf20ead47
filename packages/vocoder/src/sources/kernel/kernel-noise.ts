/**
 * Noise in the kernel. Unlike `noise-spectra.ts` it keeps no spectra: a transform here takes no longer than to fetch them.
 * @module
 */
import type { NoiseLoop } from "../noise-loop";
import { BATCH } from "./kernel-memory";
import type { KernelSpace } from "./kernel-space";

/**
 * Prepares the noise of an utterance, silence before the first and behind the last sample.
 * @param loop - All the noise of its seed.
 * @param frames - Frames of the utterance.
 * @returns Gives the spectra of a batch by its first frame; `buffer` and `spare` are addresses of batches, the result is
 * the one of them where the spectra are.
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
