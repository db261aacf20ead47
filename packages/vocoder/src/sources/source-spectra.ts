/**
 * Spectra of the two sources of speech: pulses and noise.
 * @module
 */
import { loadPair, planStft, unpackPair, type StftSettings } from "../dsp/stft";
import { fillNoise } from "./noise";
import { createPulseTrain } from "./pulse-train";

/** What the sources of an utterance depend on. */
export interface SourceSettings extends StftSettings {
  /** Samples per second. */
  readonly sampleRate: number;
  /** Seed of the noise. Default 0. */
  readonly seed?: number;
}

/** Spectra of one frame, `bins` values each. Overwritten by the next frame. */
export interface SourceFrame {
  readonly pulseReal: Float64Array;
  readonly pulseImag: Float64Array;
  readonly noiseReal: Float64Array;
  readonly noiseImag: Float64Array;
}

/** Gives the frames of an utterance in rising order, computing no more of the sources than they need. */
export interface SourceSpectra {
  readonly bins: number;
  /** @param frame - At least the one asked for before. */
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
