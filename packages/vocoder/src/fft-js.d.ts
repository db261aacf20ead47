/** The part of fft.js 4 that is used; the package has no types of its own. */
declare module "fft.js" {
  export default class FFT {
    /** @param size - Number of complex points, a power of two above 1. */
    constructor(size: number);
    /** Forward transform, unscaled; both arrays hold real and imaginary parts in turn and must differ. */
    transform(out: Float64Array, data: Float64Array): void;
  }
}
