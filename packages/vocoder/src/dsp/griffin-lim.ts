import { inverseWindowSum } from "./window";
import { addPair, loadPair, planStft, storePairBin, type Spectra, type StftSettings } from "./stft";

/** Settings of the reconstruction. */
export interface GriffinLimSettings extends StftSettings {
  /** Rounds after the first guess. Default 30. */
  readonly iterations?: number;
  /** How far each round overshoots, 0 (plain Griffin-Lim) … 1. Default 0.99. */
  readonly momentum?: number;
}

// Keeps the quotient finite where a spectrum is exactly zero; far below any audible magnitude squared.
const TINY = 1e-30;

/**
 * Finds a signal whose STFT magnitudes come close to the given ones: Griffin and Lim (1984) with the momentum of
 * Perraudin, Balazs and Søndergaard (2013), as `librosa.griffinlim` computes it with zero padding.
 *
 * A generator, so that the caller can pause or stop between rounds: it yields the number of rounds done and returns
 * `frames · hop` samples.
 * @param magnitudes - Row-major `[frames, bins]`, bins = fftSize / 2 + 1.
 * @param guess - Spectra whose phases to start from, such as those of noise; their magnitudes do not matter.
 * @param settings - Transform and effort.
 */
export function* griffinLim(
  magnitudes: Float32Array,
  guess: Spectra,
  settings: GriffinLimSettings,
): Generator<number, Float32Array> {
  const { fftSize, hopLength, iterations = 30, momentum = 0.99 } = settings;
  const { frames } = guess;
  const plan = planStft(settings);
  const { bins, half, window, fft } = plan;
  const length = frames * hopLength;
  const scale = inverseWindowSum(window, hopLength, frames, length).map((w) => w / fftSize);
  const overshoot = momentum / (1 + momentum);
  // An odd last frame is paired with silence.
  const rows = frames + (frames & 1);
  const target = new Float32Array(rows * bins);
  target.set(magnitudes);
  const previous = new Float32Array(2 * rows * bins);
  const pair = new Float64Array(2 * fftSize);
  const padded = length + window.length + 2 * hopLength;
  let signal = new Float64Array(padded);
  let sum = new Float64Array(padded);

  for (let round = 0; round <= iterations; round++) {
    sum.fill(0);
    for (let frame = 0; frame < frames; frame += 2) {
      const start = frame * hopLength;
      if (round === 0) {
        loadGuess(pair, guess, frame);
        project(pair, target, previous, frame * bins, bins, 0);
      } else {
        loadPair(plan, signal, signal, start, pair, start + hopLength);
        fft.transform(pair);
        project(pair, target, previous, frame * bins, bins, overshoot);
      }
      fft.transform(pair);
      addPair(plan, pair, sum, start);
    }
    [signal, sum] = [sum, signal];
    for (let n = 0; n < length; n++) signal[half + n] *= scale[n];
    signal.fill(0, 0, half);
    signal.fill(0, half + length);
    // As in librosa, the first round after the guess has no momentum.
    if (round === 0) previous.fill(0);
    if (round < iterations) yield round;
  }
  return Float32Array.from(signal.subarray(half, half + length));
}

/** Packs the guesses of two frames, A + iB, as a forward transform would have left them. */
function loadGuess(pair: Float64Array, { real, imag, bins, frames }: Spectra, frame: number): void {
  const fftSize = 2 * (bins - 1);
  const a = frame * bins;
  const b = frame + 1 < frames ? a + bins : a;
  for (let k = 0; k < bins; k++) {
    const i = 2 * k;
    const j = k === 0 ? 0 : 2 * (fftSize - k);
    const edge = k === 0 || k === bins - 1;
    const ai = edge ? 0 : imag[a + k];
    const bi = edge ? 0 : imag[b + k];
    pair[j] = real[a + k] + bi;
    pair[j + 1] = real[b + k] - ai;
    pair[i] = real[a + k] - bi;
    pair[i + 1] = real[b + k] + ai;
  }
}

/**
 * Replaces the spectra of two frames, packed into one transform, by the wanted magnitudes with the phases of
 * (spectrum − overshoot · spectrum of the round before), ready for the inverse transform.
 */
function project(
  pair: Float64Array,
  target: Float32Array,
  previous: Float32Array,
  from: number,
  bins: number,
  overshoot: number,
): void {
  const fftSize = 2 * (bins - 1);
  for (let k = 0; k < bins; k++) {
    const i = 2 * k;
    const j = k === 0 ? 0 : 2 * (fftSize - k);
    // Twice the spectra A and B of the two frames; the factor does not change their phases.
    const ar = pair[i] + pair[j];
    const ai = pair[i + 1] - pair[j + 1];
    const br = pair[i + 1] + pair[j + 1];
    const bi = pair[j] - pair[i];
    const a = 2 * (from + k);
    const b = a + 2 * bins;
    const acr = ar - overshoot * previous[a];
    const aci = ai - overshoot * previous[a + 1];
    const bcr = br - overshoot * previous[b];
    const bci = bi - overshoot * previous[b + 1];
    previous[a] = ar;
    previous[a + 1] = ai;
    previous[b] = br;
    previous[b + 1] = bi;
    const ag = target[from + k] / Math.sqrt(acr * acr + aci * aci + TINY);
    const bg = target[from + bins + k] / Math.sqrt(bcr * bcr + bci * bci + TINY);
    storePairBin(pair, k, fftSize, acr * ag, aci * ag, bcr * bg, bci * bg);
  }
}
