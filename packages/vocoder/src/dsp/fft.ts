/**
 * Complex discrete Fourier transform: fft.js for powers of two, our own implementation for the other lengths used in
 * speech.
 *
 * fft.js alone is not enough: the synthesis uses frames of 1200 samples (2^4 · 3 · 5^2), and fft.js supports only
 * powers of two. Ours is the Stockham self-sorting algorithm (decimation in frequency) with radices 4, 5, 3 and 2.
 * @module
 */
import { SynthesisError } from "@cosyvoice-lite/spec";
import PowerOfTwoFft from "fft.js";
import { radix2, radix3, radix4, radix5, type RadixPass } from "./mixed-radix-passes";

/** A transform of one fixed length. It owns its work buffer, so one instance serves one caller at a time. */
export interface Fft {
  /** Number of complex points. */
  readonly size: number;
  /**
   * Replaces `data` by its forward transform, X[k] = Σ x[n] · e^(−2πi·k·n/size), unscaled.
   *
   * For the inverse, swap real and imaginary parts before and after, and divide by `size`.
   * @param data - `2 · size` numbers: interleaved real and imaginary parts.
   */
  transform(data: Float64Array): void;
}

/** One pass over all points of a transform. */
interface Stage<Pass> {
  readonly pass: Pass;
  /** Length of the sub-transforms that this stage divides by its radix. */
  readonly length: number;
  /** Product of the radices of the stages before. */
  readonly stride: number;
  readonly twiddles: Float64Array;
}

// Large radices first: the first stages have the shortest inner loops, so fewer passes matter most there.
const PASSES: readonly (readonly [number, RadixPass])[] = [
  [4, radix4],
  [5, radix5],
  [3, radix3],
  [2, radix2],
];

/**
 * Prepares a transform.
 * @param size - Number of complex points, with no prime factor above 5.
 * @throws SynthesisError `INVALID_ARGUMENT` for any other size.
 */
export function createMixedRadixFft(size: number): Fft {
  const stages = planStages(size, PASSES);
  const work = new Float64Array(2 * size);
  return {
    size,
    transform(data) {
      let from: Float64Array = data;
      let to: Float64Array = work;
      for (const { pass, length, stride, twiddles } of stages) {
        pass(from, to, length, stride, twiddles);
        [from, to] = [to, from];
      }
      if (from !== data) data.set(from);
    },
  };
}

/**
 * Splits a transform into passes.
 * @param size - Number of complex points.
 * @param passes - The radices in the order of use, each with its pass function.
 * @throws SynthesisError `INVALID_ARGUMENT` if the radices do not factor `size`.
 */
export function planStages<Pass>(
  size: number,
  passes: readonly (readonly [radix: number, pass: Pass])[],
): Stage<Pass>[] {
  const stages: Stage<Pass>[] = [];
  let length = size;
  for (const [radix, pass] of Number.isInteger(size) && size >= 1 ? passes : []) {
    while (length % radix === 0) {
      stages.push({ pass, length, stride: size / length, twiddles: twiddlesOf(length, radix) });
      length /= radix;
    }
  }
  if (length !== 1) {
    throw new SynthesisError(
      "INVALID_ARGUMENT",
      `A transform of ${size} points is not supported: choose a size whose prime factors are 2, 3 and 5.`,
    );
  }
  return stages;
}

/** For each sub-transform p, the factors e^(−2πi·p·j/length), j = 1 … radix−1. */
function twiddlesOf(length: number, radix: number): Float64Array {
  const groups = length / radix;
  const twiddles = new Float64Array(2 * (radix - 1) * groups);
  let at = 0;
  for (let p = 0; p < groups; p++) {
    for (let j = 1; j < radix; j++) {
      const angle = (-2 * Math.PI * p * j) / length;
      twiddles[at++] = Math.cos(angle);
      twiddles[at++] = Math.sin(angle);
    }
  }
  return twiddles;
}

/**
 * Prepares a transform.
 * @param size - Number of complex points, with no prime factor above 5.
 * @throws SynthesisError `INVALID_ARGUMENT` for any other size.
 */
export function createFft(size: number): Fft {
  const isPowerOfTwo = Number.isInteger(size) && size > 1 && (size & (size - 1)) === 0;
  return isPowerOfTwo ? createLibraryFft(size) : createMixedRadixFft(size);
}

function createLibraryFft(size: number): Fft {
  const fft = new PowerOfTwoFft(size);
  const work = new Float64Array(2 * size);
  return {
    size,
    transform(data) {
      fft.transform(work, data);
      data.set(work);
    },
  };
}
