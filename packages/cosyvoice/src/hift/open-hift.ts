/**
 * HiFT: mel frames in, samples out.
 * @module
 */
import { throwIfAborted } from "@cosyvoice-lite/spec";
import { yieldToHost } from "@cosyvoice-lite/spec/helpers";
import { floatOutput } from "@cosyvoice-lite/spec/helpers";
import { loadBoth } from "../load-both";
import type { Hift, HiftRequest, HiftResult, OpenPartRequest } from "../types";
import { harmonicSource, type FillHarmonicNoise } from "./harmonic-source";
import { drawNoise, drawPhases } from "./source-draws";

/** A decoding whose source goes on from an earlier one without a jump of the phases. */
export interface ContinuedHiftRequest extends HiftRequest {
  /** `[harmonics]`: `cycles` of the result that `sourceHead` is the end of. */
  readonly headCycles?: Float64Array;
}

/** A result to go on from. */
export interface ContinuableHiftResult extends HiftResult {
  /** `[harmonics]`: cycles of the harmonics at the last sample. */
  readonly cycles: Float64Array;
}

/** HiFT that can go on from chunk to chunk. */
export interface ContinuableHift extends Hift {
  decode(request: ContinuedHiftRequest): Promise<ContinuableHiftResult>;
}

/**
 * Loads the graphs `f0Predictor` and `hiftDecoder`.
 *
 * `decode` rejects with `ABORTED`, and with `MODEL_FAILED` where a graph gives something else than the contract says.
 */
export async function openHift({ spec, mel, load }: OpenPartRequest): Promise<ContinuableHift> {
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
