// Taylor coefficients of sin(πx) / x in powers of x²: (−1)^i · π^(2i+1) / (2i+1)!. With nine of them the error on
// |x| ≤ ½ stays below 1e-13.
const C0 = Math.PI;
const C1 = -(Math.PI ** 3) / 6;
const C2 = Math.PI ** 5 / 120;
const C3 = -(Math.PI ** 7) / 5_040;
const C4 = Math.PI ** 9 / 362_880;
const C5 = -(Math.PI ** 11) / 39_916_800;
const C6 = Math.PI ** 13 / 6_227_020_800;
const C7 = -(Math.PI ** 15) / 1_307_674_368_000;
const C8 = Math.PI ** 17 / 355_687_428_096_000;

/**
 * sin(πx), about three times as fast as `Math.sin`, which must handle any angle.
 * @param x - Any number below 2^31 in magnitude; accuracy is absolute, 1e-13 plus the rounding of x.
 */
export function sinePi(x: number): number {
  // sin(πx) = (−1)^n · sin(π(x − n)) with the nearest whole n. No branches: they would be unpredictable.
  const n = Math.floor(x + 0.5);
  const r = (x - n) * (1 - ((n & 1) << 1));
  const s = r * r;
  const high = C4 + s * (C5 + s * (C6 + s * (C7 + s * C8)));
  return r * (C0 + s * (C1 + s * (C2 + s * (C3 + s * high))));
}

/** Settings of a pulse train. */
export interface PulseTrainSettings {
  /** Samples per second. */
  readonly sampleRate: number;
  /** Samples between frames. */
  readonly hopLength: number;
  /** Highest frequency of a harmonic in Hz. Default 11,000. */
  readonly bandLimit?: number;
}

/** Generates successive parts of one pulse train. */
export interface PulseTrain {
  /** Writes the next samples. */
  fill(output: Float32Array | Float64Array): void;
}

/** Highest frequency of a harmonic in Hz, by default. */
export const BAND_LIMIT = 11_000;

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
 * - φ(n) = 2π · Σ_{i ≤ n} f(i) / sampleRate, so it is constant while unvoiced;
 * - K = max(1, ⌊bandLimit / f(n)⌋) harmonics;
 * - p(n) = √(2/K) · Σ_{k=1…K} cos kφ = √(2/K) · (sin((K + ½)φ) / sin(φ/2) − 1) / 2, and √(2/K) · K where φ is a
 *   multiple of 2π; 0 where f(n) = 0.
 * @param f0 - Hz per frame, 0 where unvoiced.
 * @param settings - Rate, hop and band limit.
 */
export function createPulseTrain(f0: Float32Array, settings: PulseTrainSettings): PulseTrain {
  const { sampleRate, hopLength, bandLimit = BAND_LIMIT } = settings;
  const last = f0.length - 1;
  const perSample = 1 / sampleRate;
  const perHop = 1 / hopLength;
  let sample = 0;
  /** φ / 2π, kept within 0 … 1. */
  let reached = 0;

  /** Writes the samples of the hop that starts at frame `before`, or a part of it. */
  function fillHop(
    output: Float32Array | Float64Array,
    from: number,
    to: number,
    before: number,
    offset: number,
  ): void {
    const left = f0[before];
    const right = f0[Math.min(before + 1, last)];
    if (!(left > 0) && !(right > 0)) {
      output.fill(0, from, to);
      return;
    }
    const glides = left > 0 && right > 0 && before < last;
    // Local, so that the loop keeps them in registers: a captured number is boxed on every write.
    let cycles = reached;
    let harmonics = 0;
    let gain = 0;
    for (let n = from, i = offset; n < to; n++, i++) {
      const nearest = 2 * i < hopLength ? left : right;
      const frequency = glides ? left + i * perHop * (right - left) : nearest;
      if (!(frequency > 0)) {
        output[n] = 0;
        continue;
      }
      cycles += frequency * perSample;
      cycles -= Math.floor(cycles);
      const count = Math.max(1, Math.floor(bandLimit / frequency));
      if (count !== harmonics) {
        harmonics = count;
        gain = Math.sqrt(2 / count);
      }
      const sine = sinePi(cycles);
      const isPulse = sine < NEAR_PULSE && sine > -NEAR_PULSE;
      const sum = isPulse ? count : (sinePi((2 * count + 1) * cycles) / sine - 1) / 2;
      output[n] = gain * sum;
    }
    reached = cycles;
  }

  return {
    fill(output) {
      for (let n = 0; n < output.length;) {
        const before = Math.min(Math.floor(sample / hopLength), last);
        const offset = sample - before * hopLength;
        // The last frame's value is held.
        const room = before < last ? hopLength - offset : output.length;
        const to = Math.min(output.length, n + room);
        fillHop(output, n, to, before, offset);
        sample += to - n;
        n = to;
      }
    },
  };
}
