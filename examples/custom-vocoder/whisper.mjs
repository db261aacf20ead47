/**
 * A vocoder of one's own: it whispers. Every frame of noise gets the spectrum that its mel frame asks for; without pulses there is
 * no pitch.
 */
import { SynthesisError, throwIfAborted } from "@cosyvoice-lite/spec";
import {
  createMelBasisFor,
  createMelInverter,
  fillNoise,
  istft,
  stft,
} from "@cosyvoice-lite/vocoder";

/** Rounds of the mel inversion; more change little. */
const UPDATES = 8;

/**
 * @param {import("@cosyvoice-lite/spec").MelSpec} mel - `mel` of the voice's voice.json.
 * @returns {import("@cosyvoice-lite/spec").Vocoder}
 */
export function createWhisper(mel) {
  const { bins, hopLength, windowLength } = mel;
  const transform = { fftSize: windowLength, windowLength, hopLength };
  const basis = createMelBasisFor(mel, transform.fftSize);
  let isDisposed = false;
  return {
    specVersion: 1,
    name: "whisper",
    mel,
    async decode({ mel: logMel, frames }, { seed = 0, signal } = {}) {
      if (isDisposed)
        throw new SynthesisError("DISPOSED", "The vocoder was disposed; make another.");
      throwIfAborted(signal);
      if (logMel.length !== bins * frames || !logMel.every(Number.isFinite)) {
        const message = `${frames} frames need ${bins * frames} finite mel values.`;
        throw new SynthesisError("INVALID_ARGUMENT", message);
      }
      if (frames === 0) return new Float32Array();

      const noise = new Float32Array(frames * hopLength);
      fillNoise(noise, seed);
      const spectra = stft(noise, transform);

      // Linear magnitudes of every frame, from its mel.
      const inverter = createMelInverter(basis, UPDATES);
      const magnitudes = new Float32Array(spectra.bins);
      const column = new Float64Array(bins);
      for (let frame = 0; frame < spectra.frames; frame++) {
        // The transform has one frame more, centred on the end.
        const from = Math.min(frame, frames - 1);
        for (let m = 0; m < bins; m++) column[m] = Math.exp(logMel[m * frames + from]);
        magnitudes.fill(1);
        inverter.invert(column, magnitudes, 0);
        for (let k = 0; k < spectra.bins; k++) {
          const at = frame * spectra.bins + k;
          const size = Math.hypot(spectra.real[at], spectra.imag[at]) || 1;
          const wanted = mel.power === 2 ? Math.sqrt(magnitudes[k]) : magnitudes[k];
          spectra.real[at] *= wanted / size;
          spectra.imag[at] *= wanted / size;
        }
      }
      return istft(spectra, transform, frames * hopLength);
    },
    async dispose() {
      isDisposed = true;
    },
  };
}
