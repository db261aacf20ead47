/**
 * A train of band-limited pulses that follows a fundamental frequency.
 * @module
 */

/** How to draw a pulse train. */
export interface PulseTrainSettings {
  /** Samples per second. */
  readonly sampleRate: number;
  /** Samples between frames. */
  readonly hopLength: number;
  /** Highest frequency of a harmonic in Hz. Default 11,000. */
  readonly bandLimit?: number;
}

/** Draws successive stretches of one pulse train. */
export interface PulseTrain {
  /** Writes the next samples. */
  fill(output: Float32Array | Float64Array): void;
}

/** Below this |sin(φ/2)| the quotient is replaced by its limit. */
const NEAR_PULSE = 1e-6;

/**
 * Prepares a pulse train of unit power where voiced and silence elsewhere. The exact definition, which the training
 * code repeats (all in float64, n counts samples, F frames):
 *
 * - t = ⌊n / hop⌋ capped at F − 1, u = min(t + 1, F − 1), x = n / hop − t;
 * - f(n) = (1 − x) · f0[t] + x · f0[u] where both are voiced (> 0), else f0[t] for x < ½ and f0[u] for x ≥ ½:
 *   frame t is centred at sample t · hop, a sample is voiced where its nearest frame is, and a frequency is held
 *   towards an unvoiced neighbour and after the last frame;
 * - φ(n) = 2π · Σ_{i ≤ n} f(i) / sampleRate, so it rests while unvoiced;
 * - K = max(1, ⌊bandLimit / f(n)⌋) harmonics;
 * - p(n) = √(2/K) · Σ_{k=1…K} cos kφ = √(2/K) · (sin((K + ½)φ) / sin(φ/2) − 1) / 2, and √(2/K) · K where φ is a
 *   multiple of 2π; 0 where f(n) = 0.
 * @param f0 - Hz per frame, 0 where unvoiced.
 * @param settings - Rate, hop and band limit.
 */
export function createPulseTrain(f0: Float32Array, settings: PulseTrainSettings): PulseTrain {
  const { sampleRate, hopLength, bandLimit = 11_000 } = settings;
  const last = f0.length - 1;
  let sample = 0;
  /** φ / 2π, kept within 0 … 1. */
  let cycles = 0;
  return {
    fill(output) {
      for (let n = 0; n < output.length; n++, sample++) {
        const frequency = frequencyAt(f0, sample, hopLength, last);
        if (!(frequency > 0)) {
          output[n] = 0;
          continue;
        }
        cycles += frequency / sampleRate;
        cycles -= Math.floor(cycles);
        const harmonics = Math.max(1, Math.floor(bandLimit / frequency));
        const half = Math.PI * cycles;
        const sine = Math.sin(half);
        const sum =
          Math.abs(sine) < NEAR_PULSE
            ? harmonics
            : (Math.sin((2 * harmonics + 1) * half) / sine - 1) / 2;
        output[n] = Math.sqrt(2 / harmonics) * sum;
      }
    },
  };
}

function frequencyAt(f0: Float32Array, sample: number, hop: number, last: number): number {
  const place = sample / hop;
  const before = Math.min(Math.floor(place), last);
  const after = Math.min(before + 1, last);
  const x = place - before;
  const left = f0[before];
  const right = f0[after];
  if (left > 0 && right > 0 && before < last) return left + x * (right - left);
  return x < 0.5 ? left : right;
}
