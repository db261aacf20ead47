/**
 * Complex discrete Fourier transform: fft.js for powers of two, our own for the other lengths that speech uses.
 * @module
 */
import PowerOfTwoFft from "fft.js";
import { createMixedRadixFft, type Fft } from "./mixed-radix-fft";

export type { Fft };

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
