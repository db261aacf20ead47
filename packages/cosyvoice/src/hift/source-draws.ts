/**
 * Everything random in a source, drawn from a seed.
 * @module
 */
import { fillNoise } from "@cosyvoice-lite/vocoder";
import type { FillHarmonicNoise } from "./harmonic-source";

// The flow draws from the plain seed; these keep the rows apart.
const PHASE_KEY = 0x5bd1e995;
const NOISE_KEY = 0x2545f491;

/**
 * Initial phases of the harmonics in radians: 0 for the fundamental, uniform in −π…π for the others.
 * @param seed - Any integer; its low 32 bits count.
 */
export function drawPhases(seed: number, harmonics: number): Float32Array {
  const points = new Float32Array(2 * harmonics);
  fillNoise(points, seed ^ PHASE_KEY);
  // The direction of a Gaussian point in the plane is uniform.
  return Float32Array.from({ length: harmonics }, (_, k) =>
    k === 0 ? 0 : Math.atan2(points[2 * k], points[2 * k + 1]),
  );
}

/** Unit Gaussian noise, a row of its own for every harmonic. */
export function drawNoise(seed: number): FillHarmonicNoise {
  return (harmonic, row) => fillNoise(row, seed ^ NOISE_KEY, harmonic * row.length);
}
