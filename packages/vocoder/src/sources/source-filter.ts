/**
 * Speech from shaped pulses and shaped noise: the signal half of the `lite` vocoder.
 * @module
 */
import { addPair, planStft, storePairBin } from "../dsp/stft";
import { inverseWindowSum } from "../dsp/window";
import { createSourceSpectra, type SourceSettings } from "./source-spectra";

/** Filters of successive frames, row-major `[frames, bins]`, bins = fftSize / 2 + 1. */
export interface FrameFilters {
  /** Complex gain of the pulses. */
  readonly harmonicReal: Float32Array;
  readonly harmonicImag: Float32Array;
  /** Gain of the noise, ≥ 0. */
  readonly noiseGain: Float32Array;
}

/** Turns filters into samples, any number of frames at a time. */
export interface SourceFilter {
  /**
   * Adds the next frames and returns the samples that are final after them; after the last frame that is
   * all the rest.
   * @param filters - Filters that hold at least the frames wanted.
   * @param first - Row of the first frame to add. Default 0.
   * @param count - Number of frames. Default: all rows from `first` on.
   */
  push(filters: FrameFilters, first?: number, count?: number): Float32Array;
}

/**
 * Prepares the synthesis of one utterance. Training code must repeat exactly this, with N = `windowLength` = `fftSize`:
 *
 * - w[n] = ½ − ½·cos(2πn/N), periodic Hann;
 * - p: pulse train as `createPulseTrain` defines it, band-limited at 11 kHz; e: white noise N(0, 1); both of
 *   F · hop samples, zero outside;
 * - P_t[k] = Σ_{n=0}^{N−1} w[n] · p[t·hop − N/2 + n] · e^(−2πikn/N), t = 0 … F − 1, k = 0 … N/2, and E_t[k] from e
 *   alike (`torch.stft(center=True, pad_mode="constant")` without its frame F);
 * - S_t[k] = H_t[k] · P_t[k] + g_t[k] · E_t[k], with H = `harmonicReal` + i·`harmonicImag` and g = `noiseGain`;
 * - y[n] = Σ_t w[m] · irfft(S_t)[m] / Σ_t w[m]², m = n − t·hop + N/2, for n = 0 … F·hop − 1
 *   (`torch.istft(length=F·hop)`); imaginary parts of bins 0 and N/2 do not count.
 * @param f0 - Hz per frame of the whole utterance, 0 where unvoiced; its length is F.
 * @param settings - Transform, rate and seed.
 */
export function createSourceFilter(f0: Float32Array, settings: SourceSettings): SourceFilter {
  const { fftSize, hopLength } = settings;
  const sources = createSourceSpectra(f0, settings);
  const plan = planStft(settings);
  const { bins, half, window, fft } = plan;
  const frames = f0.length;
  const length = frames * hopLength;
  const scale = inverseWindowSum(window, hopLength, frames, length);
  const sum = new Float64Array(length + window.length + hopLength);
  const pair = new Float64Array(2 * fftSize);
  const odd = { real: new Float64Array(bins), imag: new Float64Array(bins) };
  const even = { real: new Float64Array(bins), imag: new Float64Array(bins) };
  let added = 0;
  let taken = 0;

  function shape(
    out: { real: Float64Array; imag: Float64Array },
    filters: FrameFilters,
    row: number,
    frame: number,
  ) {
    const { pulseReal, pulseImag, noiseReal, noiseImag } = sources.at(frame);
    const { harmonicReal, harmonicImag, noiseGain } = filters;
    for (let k = 0, i = row * bins; k < bins; k++, i++) {
      const hr = harmonicReal[i];
      const hi = harmonicImag[i];
      const g = noiseGain[i];
      out.real[k] = hr * pulseReal[k] - hi * pulseImag[k] + g * noiseReal[k];
      out.imag[k] = hr * pulseImag[k] + hi * pulseReal[k] + g * noiseImag[k];
    }
    out.imag[0] = 0;
    out.imag[bins - 1] = 0;
  }

  return {
    push(filters, first = 0, count = filters.noiseGain.length / bins - first) {
      const last = first + Math.min(count, frames - added);
      for (let row = first; row < last; row += 2) {
        shape(even, filters, row, added);
        const single = row + 1 === last;
        if (single) {
          odd.real.fill(0);
          odd.imag.fill(0);
        } else {
          shape(odd, filters, row + 1, added + 1);
        }
        for (let k = 0; k < bins; k++) {
          storePairBin(pair, k, fftSize, even.real[k], even.imag[k], odd.real[k], odd.imag[k]);
        }
        fft.transform(pair);
        addPair(plan, pair, sum, added * hopLength);
        added += single ? 1 : 2;
      }
      const end = added === frames ? length : Math.max(taken, added * hopLength - half);
      const samples = new Float32Array(end - taken);
      for (let n = 0; n < samples.length; n++) {
        samples[n] = (sum[half + taken + n] * scale[taken + n]) / fftSize;
      }
      taken = end;
      return samples;
    },
  };
}
