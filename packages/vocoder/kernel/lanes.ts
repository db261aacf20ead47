/**
 * Arithmetic on four frames at a time: lane l of every vector belongs to frame l of a batch.
 * @module
 */

export function load(at: usize): v128 {
  return v128.load(at);
}

export function add(a: v128, b: v128): v128 {
  return f32x4.add(a, b);
}

export function sub(a: v128, b: v128): v128 {
  return f32x4.sub(a, b);
}

export function mul(a: v128, b: v128): v128 {
  return f32x4.mul(a, b);
}

export function splat(value: f32): v128 {
  return f32x4.splat(value);
}

/** The number at an address, in all lanes. */
export function spread(at: usize): v128 {
  return v128.load32_splat(at);
}

/** One number from each of four rows. */
export function column(at: usize, rowBytes: usize): v128 {
  let lanes = v128.load32_zero(at);
  lanes = v128.load_lane<f32>(at + rowBytes, lanes, 1);
  lanes = v128.load_lane<f32>(at + 2 * rowBytes, lanes, 2);
  return v128.load_lane<f32>(at + 3 * rowBytes, lanes, 3);
}

/** Complex values: the real parts of four frames, then their imaginary parts. */
export const COMPLEX: usize = 32;

/** Where the imaginary parts lie. */
export const IMAG: usize = 16;

export function put(at: usize, real: v128, imag: v128): void {
  v128.store(at, real);
  v128.store(at, imag, IMAG);
}
