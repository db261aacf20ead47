/**
 * Spectra of white noise, each computed once.
 * @module
 */
import { loadPair, planStft, type StftSettings } from "../../src/dsp/stft";
import { createNoiseLoop, NOISE_PERIOD, type NoiseLoop } from "../../src/sources/noise";

/** Where a frame's spectrum lies: `bins` values of `real` and `imag` from `from` on. */
export interface NoiseFrame {
  readonly real: Float32Array;
  readonly imag: Float32Array;
  readonly from: number;
}

/** Spectra of one utterance's noise, by frame. */
export interface NoiseSpectra {
  /** Spectra of frames t and t + 1; the second may lie behind the end and counts for nothing then. */
  pair(t: number): readonly [NoiseFrame, NoiseFrame];
}

/** Noise spectra of one seed, shared by all utterances that are spoken with it. */
export interface NoiseBank {
  /** Seed of the noise. */
  readonly seed: number;
  /** The samples. */
  readonly loop: NoiseLoop;
  /**
   * The spectra of one utterance.
   * @param frames - Its length in frames.
   */
  utterance(frames: number): NoiseSpectra;
}

/**
 * Prepares the STFT of a seed's noise (see {@link createNoiseLoop}, a period of {@link NOISE_PERIOD} frames) with
 * frame t centred at sample t · hop and silence before the first and behind the last sample of an utterance.
 *
 * Frames whose window lies inside the utterance are the same in every utterance; they are computed when first
 * needed and kept, 2.5 MB in all for windows of 1200 samples. The few that reach over an end are computed each time.
 * @param seed - Any integer.
 * @param settings - Transform, window and hop.
 */
export function createNoiseBank(seed: number, settings: StftSettings): NoiseBank {
  const { hopLength } = settings;
  const loop = createNoiseLoop(seed, NOISE_PERIOD * hopLength);
  return { seed, loop, utterance: createSpectra(loop, settings) };
}

/** The tables of {@link createNoiseBank}. */
function createSpectra(loop: NoiseLoop, settings: StftSettings): (frames: number) => NoiseSpectra {
  const { fftSize, hopLength } = settings;
  const plan = planStft(settings);
  const { bins, half, window } = plan;
  const real = new Float32Array(NOISE_PERIOD * bins);
  const imag = new Float32Array(NOISE_PERIOD * bins);
  const known = new Uint8Array(NOISE_PERIOD);
  const work = new Float64Array(2 * fftSize);

  /** Transforms the frames t and t + 1 of the given samples, which begin half a window before frame t's centre. */
  function transform(samples: Float64Array, a: NoiseFrame, b: NoiseFrame): void {
    loadPair(plan, samples, samples, 0, work, hopLength);
    plan.fft.transform(work);
    for (let k = 0; k < bins; k++) {
      const i = 2 * k;
      const j = k === 0 ? 0 : 2 * (fftSize - k);
      a.real[a.from + k] = (work[i] + work[j]) / 2;
      a.imag[a.from + k] = (work[i + 1] - work[j + 1]) / 2;
      b.real[b.from + k] = (work[i + 1] + work[j + 1]) / 2;
      b.imag[b.from + k] = (work[j] - work[i]) / 2;
    }
  }

  const slot = (t: number): NoiseFrame => ({ real, imag, from: (t % NOISE_PERIOD) * bins });

  /** A frame with nothing but noise in its window. Always computed with the same partner, so that it has one value. */
  function stored(t: number, samples: Float64Array): NoiseFrame {
    const even = (t % NOISE_PERIOD) & ~1;
    if (known[even] === 0) {
      // The window of frame 0 begins in the round before.
      loop.read(samples, (even * hopLength - half + loop.period) % loop.period);
      transform(samples, slot(even), slot(even + 1));
      known[even] = 1;
    }
    return slot(t);
  }

  return (frames) => {
    const length = frames * hopLength;
    const samples = new Float64Array(window.length + hopLength);
    const own = () => ({ real: new Float32Array(bins), imag: new Float32Array(bins), from: 0 });
    const edge = [own(), own()] as const;
    return {
      pair(t) {
        const start = t * hopLength - half;
        const end = start + samples.length;
        if (start >= 0 && end <= length) return [stored(t, samples), stored(t + 1, samples)];
        samples.fill(0);
        const from = Math.max(start, 0);
        const to = Math.min(end, length);
        if (to > from) loop.read(samples.subarray(from - start, to - start), from);
        transform(samples, ...edge);
        return edge;
      },
    };
  };
}
