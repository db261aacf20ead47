/**
 * The signal half of the `lite` vocoder as WebAssembly: batches of four frames, one to a SIMD lane. The caller owns
 * the memory and its layout; see `src/sources/kernel/`.
 * @module
 */
export { radix2, radix3, radix4, radix5 } from "./passes";
export { pulses } from "./pulses";
export { cut, overlap, scale } from "./samples";
export { refine, shape } from "./spectra";
