/**
 * Complex discrete Fourier transform: fft.js for powers of two, our own for the other lengths that speech uses.
 * @module
 */
import PowerOfTwoFft from "fft.js";
import { createMixedRadixFft } from "./mixed-radix-fft";

/** A transform of one fixed length. It owns its work buffer, so one instance serves one caller at a time. */
export interface Fft {
  /** Number of complex points. */
  readonly size: number;
  /**
   * Replaces `data` by its forward transform, X[k] = Σ x[n] · e^(−2πi·k·n/size), unscaled.
   *
   * The inverse comes free of charge: exchange real and imaginary parts before and after, divide by `size`.
   * @param data - `2 · size` numbers: real and imaginary parts in turn.
   */
  transform(data: Float64Array): void;
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
