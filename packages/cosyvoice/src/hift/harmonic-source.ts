/**
 * The excitation of the vocoder: harmonics of the fundamental and noise (a neural source filter's source).
 * @module
 */
import type { CosyVoice1Spec } from "../section";

/** The numbers of the source. */
export type SourceSettings = Pick<
  CosyVoice1Spec["hift"],
  | "samplesPerFrame"
  | "harmonics"
  | "amplitude"
  | "noiseDeviation"
  | "voicedThreshold"
  | "sourceWeights"
  | "sourceBias"
> & { readonly sampleRate: number };

/** Fills a row with unit Gaussian noise: one row per harmonic, counted from 0. */
export type FillHarmonicNoise = (harmonic: number, row: Float32Array) => void;

/** What one source signal needs. */
export interface HarmonicSourceRequest {
  /** `[frames]`, Hz. */
  readonly f0: Float32Array;
  /** `[harmonics]`: initial phases in radians. */
  readonly phases: ArrayLike<number>;
  readonly fillNoise: FillHarmonicNoise;
  /** The end of an earlier source: its samples become the first ones. At most as long as this source. */
  readonly head?: Float32Array;
  /**
   * `[harmonics]`: cycles of the harmonics at the end of `head`. With them the phases run on from there; without them
   * the sums begin at the first sample, under `head`, as the official code has it, and every phase jumps behind it.
   */
  readonly headCycles?: Float64Array;
}

/** A source signal. */
export interface HarmonicSource {
  /** `[frames * samplesPerFrame]`. */
  readonly samples: Float32Array;
  /** `[harmonics]`: cycles at the last sample, the initial phase included. */
  readonly cycles: Float64Array;
}

/**
 * Builds the source. The running sum of the phase is kept in float64: in float32 it drifts by 0.1 within ten seconds.
 * The increments are rounded to float32 as the official code rounds them, or the phases would drift apart.
 */
export function harmonicSource(
  { f0, phases, fillNoise, head, headCycles }: HarmonicSourceRequest,
  settings: SourceSettings,
): HarmonicSource {
  const { samplesPerFrame, sampleRate, harmonics, amplitude, noiseDeviation } = settings;
  const count = f0.length * samplesPerFrame;
  const first = headCycles && head ? Math.floor(head.length / samplesPerFrame) : 0;
  const mix = new Float64Array(count);
  const noise = new Float32Array(count);
  const cycles = new Float64Array(harmonics);
  for (let k = 0; k < harmonics; k++) {
    const weight = settings.sourceWeights[k];
    const phase = headCycles ? 0 : phases[k];
    let sum = headCycles ? headCycles[k] : 0;
    fillNoise(k, noise);
    for (let frame = first; frame < f0.length; frame++) {
      const step = Math.fround(Math.fround(f0[frame] * (k + 1)) / sampleRate);
      const voiced = f0[frame] > settings.voicedThreshold;
      const level = voiced ? noiseDeviation : amplitude / 3;
      const end = (frame + 1) * samplesPerFrame;
      for (let n = end - samplesPerFrame; n < end; n++) {
        sum += step;
        const sine = voiced ? amplitude * Math.sin(2 * Math.PI * (sum % 1) + phase) : 0;
        mix[n] += weight * (sine + level * noise[n]);
      }
    }
    cycles[k] = (sum + phase / (2 * Math.PI)) % 1;
  }
  const samples = Float32Array.from(mix, (value) => Math.tanh(settings.sourceBias + value));
  if (head) samples.set(head);
  return { samples, cycles };
}
