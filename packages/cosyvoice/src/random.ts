/**
 * Seeded uniform draws.
 * @module
 */
import type { RandomDraws } from "./types";

/**
 * Makes a generator. Draw n depends on the seed and on n alone: a counter run twice through a 32-bit mixing function
 * (Chris Wellons' `lowbias32`).
 * @param seed - A whole number; its low 32 bits count.
 */
export function createRandomDraws(seed: number): RandomDraws {
  const key = mix(seed ^ 0x51ed270b);
  let counter = 0;
  return { uniform: () => (mix(mix(counter++ ^ key) + key) >>> 0) / 0x100000000 };
}

function mix(value: number): number {
  let x = value | 0;
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
  return x ^ (x >>> 16);
}
