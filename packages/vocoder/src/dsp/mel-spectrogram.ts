/**
 * Log-mel spectrogram of a signal.
 * @module
 */
import type { MelFrames, MelSpec } from "@cosyvoice-lite/spec";

import { applyMelBasis, createMelBasis } from "./mel-basis";
import { stft } from "./stft";

/**
 * Extracts the mel frames that a spec describes: reflected STFT, magnitude (or power), filterbank, natural log with
 * a floor.
 * @param signal - Samples at `spec.sampleRate`.
 * @param spec - The numbers of the mel.
 * @returns ⌊samples / hop⌋ frames of row-major `[bins, frames]`; librosa's last frame, centred at the very end,
 * is dropped so that frames · hop never exceeds the signal.
 */
export function melSpectrogram(signal: Float32Array | Float64Array, spec: MelSpec): MelFrames {
  const frames = Math.floor(signal.length / spec.hopLength);
  const { bins, real, imag } = stft(signal, spec, "reflect", frames);
  const basis = createMelBasis(spec);
  const mel = new Float32Array(spec.bins * frames);
  const linear = new Float64Array(bins);
  const column = new Float64Array(spec.bins);
  for (let frame = 0; frame < frames; frame++) {
    for (let k = 0, i = frame * bins; k < bins; k++, i++) {
      const power = real[i] * real[i] + imag[i] * imag[i];
      linear[k] = spec.power === 1 ? Math.sqrt(power) : power;
    }
    applyMelBasis(basis, linear, 0, column);
    for (let m = 0; m < spec.bins; m++) {
      mel[m * frames + frame] = Math.log(Math.max(column[m], spec.logFloor));
    }
  }
  return { mel, frames };
}
