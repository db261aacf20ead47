/** Zero crossings of the sinc on either side of its centre: more give a steeper slope. */
const ZERO_CROSSINGS = 64;
/** The −6 dB point as a share of the lower of the two Nyquist frequencies: flat to 0.91, silent from 1. */
const ROLLOFF = 0.955;
/** Shape of the Kaiser window: about −90 dB in the stop band. */
const BETA = 9;

/**
 * Resamples with a Kaiser-windowed sinc, one filter per output phase (polyphase). The signal is taken to be silent beyond its ends.
 * @param samples - Mono samples.
 * @param from - Their rate, a whole number of samples per second.
 * @param to - The target rate, likewise.
 * @returns `ceil(samples.length * to / from)` samples.
 */
export function resample(samples: Float32Array, from: number, to: number): Float32Array {
  return createResampler(from, to)().push(samples, true);
}

/** Resamples one signal in pieces. */
export interface ResamplerStream {
  /**
   * @param samples - The next piece.
   * @param isLast - Whether it is the last one.
   * @returns The samples that are final. Joined, they equal the result of {@link resample} for the whole signal, bit for bit.
   */
  push(samples: Float32Array, isLast: boolean): Float32Array;
}

/**
 * Computes the filters of {@link resample} once, for any number of signals.
 * @returns A function that starts a signal.
 */
export function createResampler(from: number, to: number): () => ResamplerStream {
  if (from === to) return () => ({ push: (samples) => samples });
  const divisor = greatestCommonDivisor(from, to);
  const [up, down] = [to / divisor, from / divisor];
  const { taps, half, filters } = polyphaseFilters(up, down);
  return () => {
    /** The input from `base` on: what the next outputs still need. */
    let held = new Float32Array(0);
    let base = 0;
    let written = 0;
    return {
      push(samples, isLast) {
        const input = new Float32Array(held.length + samples.length);
        input.set(held);
        input.set(samples, held.length);
        const received = base + input.length;
        // Output i needs the input up to floor(i·down/up) + half.
        const whole = Math.ceil((received * up) / down);
        const ready = isLast
          ? whole
          : Math.max(written, Math.ceil(((received - half) * up) / down));
        const result = new Float32Array(ready - written);
        for (let i = 0; i < result.length; i++) {
          // Output i lies at the input position i·down/up: `centre` whole samples and `phase` up-ths of one.
          const position = (written + i) * down;
          const centre = Math.floor(position / up);
          const offset = (position % up) * taps;
          const first = Math.max(0, half - 1 - centre);
          const last = Math.min(taps, received - centre + half - 1);
          const start = centre - half + 1 - base;
          let sum = 0;
          for (let tap = first; tap < last; tap++)
            sum += filters[offset + tap] * input[start + tap];
          result[i] = sum;
        }
        written = ready;
        const next = Math.max(base, Math.floor((written * down) / up) - half + 1);
        held = input.slice(next - base);
        base = next;
        return result;
      },
    };
  };
}

/** `up` filters of `taps` coefficients; each sums to one, so that a constant is preserved. */
function polyphaseFilters(up: number, down: number) {
  // Cut-off as a share of the input's Nyquist frequency.
  const cutoff = ROLLOFF * Math.min(1, up / down);
  const reach = ZERO_CROSSINGS / cutoff;
  const half = Math.ceil(reach);
  const taps = 2 * half;
  const filters = new Float32Array(up * taps);
  const norm = besselI0(BETA);
  for (let phase = 0; phase < up; phase++) {
    const row = filters.subarray(phase * taps, (phase + 1) * taps);
    let sum = 0;
    for (let tap = 0; tap < taps; tap++) {
      const distance = tap - half + 1 - phase / up;
      const share = distance / reach;
      if (Math.abs(share) >= 1) continue;
      row[tap] = sinc(distance * cutoff) * (besselI0(BETA * Math.sqrt(1 - share * share)) / norm);
      sum += row[tap];
    }
    for (let tap = 0; tap < taps; tap++) row[tap] /= sum;
  }
  return { taps, half, filters };
}

function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
}

/** Modified Bessel function of the first kind and order 0, by its power series. */
function besselI0(x: number): number {
  let [sum, term] = [1, 1];
  for (let k = 1; term > sum * 1e-12; k++) {
    term *= (x / (2 * k)) ** 2;
    sum += term;
  }
  return sum;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
