/**
 * The source-filter vocoder: a small net chooses filters per frame, the signal is computed here.
 * @module
 */
import { SynthesisError } from "@cosyvoice-lite/spec";

import { createSourceKernels } from "../sources/kernel/kernel-space";
import { createSourceFilter, type FrameFilters } from "../sources/source-filter";
import { createNoiseLoop, NOISE_PERIOD } from "../sources/noise";
import { createOnnxVocoder, rememberLast } from "./onnx-vocoder";
import type { StreamingVocoder, VocoderRequest } from "./vocoder";

/**
 * Creates the source-filter vocoder.
 *
 * Graph: `mel_spectrogram` float32 `[1, bins, F]` (log mel) and `f0` float32 `[1, F]` (Hz, 0 unvoiced) →
 * `harmonic_real`, `harmonic_imag` and `noise_gain`, float32 `[1, F, K]` with K = windowLength / 2 + 1. The net's
 * log amplitudes and phases are already turned into gains: H = e^a · e^(iπ·tanh θ) and g = e^b.
 * Their use is defined at `createSourceFilter`, with `fftSize` = `windowLength` and the manifest
 * entry's `refinements`. A manifest that
 * lists other names lists them in this order.
 * @param request - As {@link createOnnxVocoder}; `contextFrames` defaults to 24, enough for seven
 * convolutions of width 7.
 * @throws SynthesisError as {@link createOnnxVocoder}; decoding throws `BACKEND_UNAVAILABLE` without WebAssembly SIMD.
 */
export function createLite(request: VocoderRequest): Promise<StreamingVocoder> {
  const { sampleRate, windowLength, hopLength } = request.mel;
  const bins = windowLength / 2 + 1;
  const refinements = request.entry?.refinements ?? 0;
  const settings = { sampleRate, fftSize: windowLength, windowLength, hopLength, refinements };
  const noise = rememberLast((seed: number) => createNoiseLoop(seed, NOISE_PERIOD * hopLength));
  const kernels = createSourceKernels(settings, globalThis.WebAssembly);
  return createOnnxVocoder(
    {
      name: "lite",
      tensors: {
        inputs: { mel: "mel_spectrogram", f0: "f0" },
        outputs: {
          harmonicReal: "harmonic_real",
          harmonicImag: "harmonic_imag",
          noiseGain: "noise_gain",
        },
      },
      contextFrames: 24,
      needsF0: true,
      begin({ frames, f0 = new Float32Array(frames) }, seed) {
        const filter = createSourceFilter(f0, { ...settings, seed }, kernels, noise(seed));
        return {
          render({ outputs, before, frames }, count) {
            for (const [role, values] of Object.entries(outputs)) {
              if (values.length === frames * bins) continue;
              throw new SynthesisError(
                "MODEL_FAILED",
                `The vocoder "lite" gave ${values.length} values of ${role} for ${frames} frames of ${bins}.`,
              );
            }
            return filter.push(outputs as unknown as FrameFilters, before, count);
          },
        };
      },
    },
    request,
  );
}
