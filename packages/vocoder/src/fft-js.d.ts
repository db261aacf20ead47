/** The part of fft.js 4 that is used; the package ships no types. */
declare module "fft.js" {
  export default class FFT {
    /** @param size - Number of complex points, a power of two above 1. */
    constructor(size: number);
    /** Forward transform, unscaled; both arrays are interleaved real and imaginary parts and must differ. */
    transform(out: Float64Array, data: Float64Array): void;
  }
}
