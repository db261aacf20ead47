import { loadPair, planStft, type Spectra, type StftSettings, unpackPair } from "../dsp/stft";
import { fillNoise } from "./noise";
import { createPulseTrain } from "./pulse-train";

/** Settings of the sources of an utterance. */
export interface SourceSettings extends StftSettings {
  /** Samples per second. */
  readonly sampleRate: number;
  /** Seed of the noise. Default 0. */
  readonly seed?: number;
}

/** Spectra of one frame, `bins` values each. Overwritten by the next frame. */
interface SourceFrame {
  readonly pulseReal: Float64Array;
  readonly pulseImag: Float64Array;
  readonly noiseReal: Float64Array;
  readonly noiseImag: Float64Array;
}

/** Computes the frames of an utterance in ascending order, and no more of the sources than they need. */
interface SourceSpectra {
  readonly bins: number;
  /** @param frame - Not less than in the call before. */
  at(frame: number): SourceFrame;
}

/**
 * Prepares the sources of an utterance: a pulse train (see `createPulseTrain`) and unit white noise (see `fillNoise`,
 * indexed from the first sample of the utterance), both `frames · hop` samples long with silence beyond, and their
 * STFT with frame t centred at sample t · hop.
 * @param f0 - Hz per frame, 0 where unvoiced.
 * @param settings - Transform, rate and seed.
 */
export function createSourceSpectra(f0: Float32Array, settings: SourceSettings): SourceSpectra {
  const { fftSize, hopLength, seed = 0 } = settings;
  const plan = planStft(settings);
  const { bins, half, window } = plan;
  const length = f0.length * hopLength;
  const train = createPulseTrain(f0, settings);
  const pulses = new Float64Array(length + 2 * window.length);
  const noise = new Float64Array(length + 2 * window.length);
  const pair = new Float64Array(2 * fftSize);
  const frameOf = () => new Float64Array(bins);
  const out = {
    pulseReal: frameOf(),
    pulseImag: frameOf(),
    noiseReal: frameOf(),
    noiseImag: frameOf(),
  };
  const parts = { ar: out.pulseReal, ai: out.pulseImag, br: out.noiseReal, bi: out.noiseImag };
  let drawn = 0;

  function drawUntil(end: number): void {
    if (end <= drawn) return;
    train.fill(pulses.subarray(half + drawn, half + end));
    fillNoise(noise.subarray(half + drawn, half + end), seed, drawn);
    drawn = end;
  }

  return {
    bins,
    at(frame) {
      drawUntil(Math.min(length, frame * hopLength + half));
      loadPair(plan, pulses, noise, frame * hopLength, pair);
      plan.fft.transform(pair);
      unpackPair(pair, bins, parts);
      return out;
    },
  };
}

/** The initial guess of Griffin-Lim. */
interface Excitation {
  /** Spectra with a flat envelope: harmonics in voiced frames, noise elsewhere. Their phases are the first guess. */
  readonly spectra: Spectra;
  /**
   * Magnitudes of the same with the deepest gaps filled, row-major `[frames, bins]`: the guess that the mel inversion
   * shapes.
   */
  readonly magnitudes: Float32Array;
}

// Voiced speech grows noisier towards high frequencies. The shapes were chosen on eight sentences of teacher speech by
// DistillMOS, which moves by less than 0.05 when any of them is halved or doubled.
const ALL_NOISE_FROM_HZ = 6000;
const NOISE_AT_ZERO = 0.05;
const HARMONICS_LEFT = /* @__PURE__ */ Math.sqrt(0.2);
/** Floor of the magnitudes in the gaps between harmonics, as a fraction of the noise level. */
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
