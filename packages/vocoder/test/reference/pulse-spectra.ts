/**
 * Spectra of a pulse train, two frames at a time.
 * @module
 */
import { loadPair, planStft } from "../../src/dsp/stft";
import { createPulseTrain } from "../../src/sources/pulse-train";
import { slideOver } from "../../src/sources/sliding-samples";
import type { SourceSettings } from "../../src/sources/excitation";

/** Gives the frames of an utterance in rising order, drawing no more of the pulses than they need. */
export interface PulseSpectra {
  /**
   * Transforms frames t and t + 1 together.
   * @param t - At least the frame asked for before.
   * @param pair - Receives P_t + i·P_{t+1} for all `fftSize` bins, real and imaginary parts in turn.
   * @returns False where no pulse reaches either frame; `pair` is left as it was then.
   */
  transform(t: number, pair: Float64Array): boolean;
}

/**
 * Prepares the pulses of an utterance (see `createPulseTrain`), frame t centred at sample t · hop, silence beyond
 * both ends.
 * @param f0 - Hz per frame, 0 where unvoiced.
 * @param settings - Transform and rate.
 */
export function createPulseSpectra(f0: Float32Array, settings: SourceSettings): PulseSpectra {
  const { hopLength } = settings;
  const plan = planStft(settings);
  const { half, window } = plan;
  const length = f0.length * hopLength;
  const train = createPulseTrain(f0, settings);
  // Behind half a window of silence.
  const pulses = slideOver(new Float64Array(8 * window.length));
  // A sample is voiced with its nearest frame, so voices are heard half a hop beyond their frames.
  const reach = Math.ceil(half / hopLength + 0.5);
  let drawn = 0;

  function reached(t: number): boolean {
    const end = Math.min(f0.length, t + 2 + reach);
    for (let near = Math.max(0, t - reach); near < end; near++) if (f0[near] > 0) return true;
    return false;
  }

  return {
    transform(t, pair) {
      const end = Math.min(length, (t + 1) * hopLength + half);
      const start = t * hopLength;
      pulses.reach(Math.min(start, half + drawn), start + hopLength + window.length);
      const { values, base } = pulses;
      if (end > drawn) {
        train.fill(values.subarray(half + drawn - base, half + end - base));
        drawn = end;
      }
      if (!reached(t)) return false;
      loadPair(plan, values, values, start - base, pair, start - base + hopLength);
      plan.fft.transform(pair);
      return true;
    },
  };
}
