import {
  SynthesisError,
  throwIfAborted,
  type MelFrames,
  type MelSpec,
  type Vocoder,
  type VocoderOptions,
} from "@cosyvoice-lite/spec";

import { griffinLim } from "../dsp/griffin-lim";
import { createMelBasisFor, createMelInverter } from "../dsp/mel";
import { planStft } from "../dsp/stft";
import { createExcitation } from "../sources/excitation";
import { checkMelFrames, disposedError } from "./vocoder";

/** Options of `griffin-lim`. The defaults suit speech. */
export interface GriffinLimOptions {
  /** Rounds of phase reconstruction. Default 30. */
  readonly iterations?: number;
  /** Overshoot of each round, 0 … 1. Default 0.99. */
  readonly momentum?: number;
  /**
   * Exponent on the linear magnitudes, the energy of each frame kept: above 1 deepens the valleys between formants.
   * Predicted mels are blurred, and 1.2 … 1.4 compensates for much of that. Default 1.
   */
  readonly sharpness?: number;
  /**
   * Length of the transform in samples; default: the window's length, which loses nothing and takes half the time of
   * 2048.
   */
  readonly fftSize?: number;
  /** Updates of the mel inversion. Default 8. */
  readonly inversionUpdates?: number;
  /**
   * Whether to start from the harmonics of the frames' F0, if present, instead of noise. Default true:
   * it makes more of a difference than any number of iterations.
   */
  readonly useF0?: boolean;
}

/** About 50 ms of work, counted in frames times rounds, before the event loop gets a turn. */
const FRAMES_PER_TURN = 3000;

/**
 * Creates the Griffin-Lim vocoder: mel → linear magnitudes by multiplicative updates → phases by fast Griffin-Lim.
 * The same frames, options and seed always yield the same samples. Between rounds, `decode` yields to the event loop
 * and checks its signal.
 * @param mel - The mel of the voice; any is supported.
 * @param options - Effort.
 * @throws SynthesisError `INVALID_ARGUMENT` for options out of range.
 */
export function createGriffinLim(mel: MelSpec, options: GriffinLimOptions = {}): Vocoder {
  const { iterations = 30, momentum = 0.99, sharpness = 1, inversionUpdates = 8 } = options;
  const fftSize = options.fftSize ?? mel.windowLength;
  checkRange("iterations", iterations, 0, 10_000);
  checkRange("momentum", momentum, 0, 1);
  checkRange("sharpness", sharpness, 0.1, 4);
  checkRange("inversionUpdates", inversionUpdates, 1, 1000);
  const transform = { fftSize, windowLength: mel.windowLength, hopLength: mel.hopLength };
  planStft(transform);
  const basis = createMelBasisFor(mel, fftSize);
  let disposed = false;

  function magnitudesOf({ mel: logMel, frames }: MelFrames, guess: Float32Array): Float32Array {
    const inverter = createMelInverter(basis, inversionUpdates);
    const column = new Float64Array(mel.bins);
    for (let frame = 0; frame < frames; frame++) {
      for (let m = 0; m < mel.bins; m++) column[m] = Math.exp(logMel[m * frames + frame]);
      inverter.invert(column, guess, frame * basis.linearBins);
    }
    const exponent = sharpness / mel.power;
    if (exponent !== 1) shape(guess, basis.linearBins, exponent, mel.power);
    return guess;
  }

  async function decode(melFrames: MelFrames, { seed = 0, signal }: VocoderOptions = {}) {
    if (disposed) throw disposedError("griffin-lim");
    throwIfAborted(signal);
    checkMelFrames(melFrames, mel);
    const { frames } = melFrames;
    const f0 = (options.useF0 ?? true) ? melFrames.f0 : undefined;
    const excitation = createExcitation(f0 ?? new Float32Array(frames), {
      ...transform,
      sampleRate: mel.sampleRate,
      seed,
    });
    const magnitudes = magnitudesOf(melFrames, excitation.magnitudes);
    const rounds = griffinLim(magnitudes, excitation.spectra, {
      ...transform,
      iterations,
      momentum,
    });
    let work = 0;
    for (;;) {
      const step = rounds.next();
      if (step.done) return step.value;
      work += frames;
      if (work >= FRAMES_PER_TURN) {
        work = 0;
        await new Promise((resolve) => setTimeout(resolve));
      }
      throwIfAborted(signal);
    }
  }

  return {
    specVersion: 1,
    name: "griffin-lim",
    mel,
    decode,
    dispose: async () => {
      disposed = true;
    },
  };
}

/** Raises magnitudes (of the given power) to an exponent; each frame keeps its energy. */
function shape(linear: Float32Array, bins: number, exponent: number, power: number): void {
  for (let from = 0; from < linear.length; from += bins) {
    let before = 0;
    let after = 0;
    for (let i = from; i < from + bins; i++) {
      before += linear[i] ** (2 / power);
      linear[i] **= exponent;
      after += linear[i] ** 2;
    }
    const gain = after > 0 ? Math.sqrt(before / after) : 0;
    for (let i = from; i < from + bins; i++) linear[i] *= gain;
  }
}

function checkRange(name: string, value: number, low: number, high: number): void {
  if (value >= low && value <= high) return;
  throw new SynthesisError(
    "INVALID_ARGUMENT",
    `griffin-lim: ${name} must be between ${low} and ${high}, not ${value}.`,
  );
}
