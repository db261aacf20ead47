import { throwIfAborted, SynthesisError, type MelSpec, type Vocoder } from "@cosyvoice-lite/spec";
import { yieldToHost, floatOutput } from "@cosyvoice-lite/spec/helpers";
import { fillNoise } from "@cosyvoice-lite/vocoder";
import { loadBoth, type LoadGraph } from "./graphs";
import type { CosyVoice1Spec } from "./section";

/** One call of the neural vocoder. */
interface HiftRequest {
  /** Row-major `[bins, frames]`, already stretched by the speed. */
  readonly mel: Float32Array;
  readonly frames: number;
  /** Seed of phases and noise of the source. */
  readonly seed: number;
  /** `[harmonics]` and `[harmonics, samples]` in place of the seed's: tests compare with official runs. */
  readonly phases?: Float32Array;
  readonly noise?: Float32Array;
  /** Replaces the head of the source: what the last chunk's source ended with. */
  readonly sourceHead?: Float32Array;
  /** `[harmonics]`: `cycles` of the result that `sourceHead` is the end of; the phases then go on without a jump. */
  readonly headCycles?: Float64Array;
  readonly signal?: AbortSignal;
}

/** Samples, and the source they were made from. */
interface HiftResult {
  /** `frames * samplesPerFrame` samples. */
  readonly samples: Float32Array;
  /** As many values of the source. */
  readonly source: Float32Array;
  /** `[harmonics]`: cycles of the harmonics at the last sample. */
  readonly cycles: Float64Array;
}

/** Mel to samples by fundamental frequency, source and decoder. */
export interface Hift {
  decode(request: HiftRequest): Promise<HiftResult>;
  dispose(): Promise<void>;
}

/**
 * Loads the graphs `f0Predictor` and `hiftDecoder`.
 *
 * `decode` rejects with `ABORTED`, and with `MODEL_FAILED` where a graph gives something else than the contract says.
 */
export async function openHift({
  spec,
  mel,
  load,
}: {
  spec: CosyVoice1Spec;
  mel: MelSpec;
  load: LoadGraph;
}): Promise<Hift> {
  const [f0Predictor, decoder] = await loadBoth(load, "f0Predictor", "hiftDecoder");
  const settings = { ...spec.hift, sampleRate: mel.sampleRate };

  return {
    async decode(request) {
      const { frames, seed, phases, noise, sourceHead, headCycles, signal } = request;
      throwIfAborted(signal);
      const input = { type: "float32", data: request.mel, dims: [1, mel.bins, frames] } as const;
      const predicted = await f0Predictor.run({ mel: input });
      const f0 = floatOutput("f0Predictor", predicted, "f0", [1, frames]);
      const source = harmonicSource(
        {
          f0,
          phases: phases ?? drawPhases(seed, settings.harmonics),
          fillNoise: noise ? givenNoise(noise) : drawNoise(seed),
          head: sourceHead,
          headCycles,
        },
        settings,
      );
      // The native runtime blocks the event loop while it computes; only in between can an abort arrive.
      await yieldToHost();
      throwIfAborted(signal);
      const count = source.samples.length;
      const output = await decoder.run({
        mel: input,
        source: { type: "float32", data: source.samples, dims: [1, 1, count] },
      });
      throwIfAborted(signal);
      return {
        samples: floatOutput("hiftDecoder", output, "waveform", [1, count]),
        source: source.samples,
        cycles: source.cycles,
      };
    },
    async dispose() {
      await Promise.all([f0Predictor.dispose(), decoder.dispose()]);
    },
  };
}

/** Rows of `[harmonics, samples]`. */
function givenNoise(noise: Float32Array): FillHarmonicNoise {
  return (harmonic, row) => {
    row.set(noise.subarray(harmonic * row.length, (harmonic + 1) * row.length));
  };
}

/** HiFT with the interface of a vocoder, and its own for streams. */
export interface HiftVocoder extends Vocoder {
  readonly hift: Hift;
}

/** Wraps HiFT; disposing of the vocoder disposes of it. */
export function createHiftVocoder(hift: Hift, mel: MelSpec): HiftVocoder {
  return {
    hift,
    specVersion: 1,
    name: "hift",
    mel,
    async decode(frames, { seed = 0, signal } = {}) {
      const { samples } = await hift.decode({
        mel: checkedMel(frames.mel, frames.frames, mel.bins),
        frames: frames.frames,
        seed,
        signal,
      });
      return samples;
    },
    dispose: () => hift.dispose(),
  };
}

function checkedMel(values: Float32Array, frames: number, bins: number): Float32Array {
  let isFinite = true;
  for (let n = 0; n < values.length; n++) if (values[n] - values[n] !== 0) isFinite = false;
  if (isFinite && frames > 0 && values.length === bins * frames) return values;
  throw new SynthesisError(
    "INVALID_ARGUMENT",
    `The vocoder hift takes ${bins} finite values per frame, at least one frame; found ${values.length} values for ${frames} frames.`,
  );
}

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
type FillHarmonicNoise = (harmonic: number, row: Float32Array) => void;

/** What one source signal needs. */
interface HarmonicSourceRequest {
  /** `[frames]`, Hz. */
  readonly f0: Float32Array;
  /** `[harmonics]`: initial phases in radians. */
  readonly phases: ArrayLike<number>;
  readonly fillNoise: FillHarmonicNoise;
  /** The end of an earlier source: its samples become the first ones. At most as long as this source. */
  readonly head?: Float32Array;
  /**
   * `[harmonics]`: cycles of the harmonics at the end of `head`. With them the phases run on from there; without them
   * the sums begin at the first sample, under `head`, as the official code has it, and every phase jumps after it.
   */
  readonly headCycles?: Float64Array;
}

/** A source signal. */
interface HarmonicSource {
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

// The flow draws from the plain seed; these keep the rows apart.
const PHASE_KEY = 0x5bd1e995;
const NOISE_KEY = 0x2545f491;

/**
 * Initial phases of the harmonics in radians: 0 for the fundamental, uniform in −π…π for the others.
 * @param seed - Any integer; its low 32 bits count.
 */
export function drawPhases(seed: number, harmonics: number): Float32Array {
  const points = new Float32Array(2 * harmonics);
  fillNoise(points, seed ^ PHASE_KEY);
  // The direction of a Gaussian point in the plane is uniform.
  return Float32Array.from({ length: harmonics }, (_, k) =>
    k === 0 ? 0 : Math.atan2(points[2 * k], points[2 * k + 1]),
  );
}

/** Unit Gaussian noise, a row of its own for every harmonic. */
export function drawNoise(seed: number): FillHarmonicNoise {
  return (harmonic, row) => fillNoise(row, seed ^ NOISE_KEY, harmonic * row.length);
}
