/**
 * A guess at the fine structure of speech from its fundamental frequency alone.
 * @module
 */
import type { Spectra } from "../dsp/stft";
import { createSourceSpectra, type SourceSettings } from "./source-spectra";

/** What Griffin-Lim starts from. */
export interface Excitation {
  /** Spectra with a flat envelope: harmonics where voiced, noise elsewhere. Their phases are the first guess. */
  readonly spectra: Spectra;
  /** Magnitudes of the same with the deepest gaps filled, row-major `[frames, bins]`: the guess that the mel inversion shapes. */
  readonly magnitudes: Float32Array;
}

// Voiced speech grows noisier towards high frequencies. The shapes were chosen on eight sentences of teacher speech by
// DistillMOS, which moves by less than 0.05 when any of them is halved or doubled.
const ALL_NOISE_FROM_HZ = 6000;
const NOISE_AT_ZERO = 0.05;
const HARMONICS_LEFT = Math.sqrt(0.2);
/** Floor of the magnitudes in the gaps between harmonics, as a part of the noise level. */
const GAP_FLOOR = 0.1;

/**
 * Mixes pulses and noise per frame: in voiced frames noise rises with the square of frequency while
 * harmonics give way to it; unvoiced frames are noise.
 * @param f0 - Hz per frame, 0 where unvoiced; all zeros give plain noise, Griffin-Lim's usual random phases.
 * @param settings - Transform, rate and seed.
 */
export function createExcitation(f0: Float32Array, settings: SourceSettings): Excitation {
  const sources = createSourceSpectra(f0, settings);
  const { bins } = sources;
  const frames = f0.length;
  const real = new Float32Array(frames * bins);
  const imag = new Float32Array(frames * bins);
  const magnitudes = new Float32Array(frames * bins).fill(1);
  const { harmonic, noise } = mixOf(bins, settings.sampleRate);
  // The magnitude of unit noise seen through a Hann window: its sum of squares is 3/8 of its length.
  const floor = GAP_FLOOR * Math.sqrt(0.375 * settings.windowLength);
  for (let frame = 0, i = 0; frame < frames; frame++) {
    const { pulseReal, pulseImag, noiseReal, noiseImag } = sources.at(frame);
    const voiced = f0[frame] > 0;
    for (let k = 0; k < bins; k++, i++) {
      const pulseGain = voiced ? harmonic[k] : 0;
      const noiseGain = voiced ? noise[k] : 1;
      const re = pulseGain * pulseReal[k] + noiseGain * noiseReal[k];
      const im = pulseGain * pulseImag[k] + noiseGain * noiseImag[k];
      real[i] = re;
      imag[i] = im;
      if (voiced) magnitudes[i] = Math.sqrt(re * re + im * im) + floor;
    }
  }
  return { spectra: { frames, bins, real, imag }, magnitudes };
}

function mixOf(bins: number, sampleRate: number): { harmonic: Float64Array; noise: Float64Array } {
  const harmonic = new Float64Array(bins);
  const noise = new Float64Array(bins);
  for (let k = 0; k < bins; k++) {
    const hertz = (k * sampleRate) / (2 * (bins - 1));
    const rise = Math.min(1, hertz / ALL_NOISE_FROM_HZ) ** 2;
    noise[k] = NOISE_AT_ZERO + (1 - NOISE_AT_ZERO) * rise;
    harmonic[k] = Math.sqrt(1 - (1 - HARMONICS_LEFT ** 2) * rise);
  }
  return { harmonic, noise };
}
