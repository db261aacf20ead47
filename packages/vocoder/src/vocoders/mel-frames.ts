/**
 * Checks that every vocoder makes.
 * @module
 */
import {
  melSpecDifferences,
  SynthesisError,
  type MelFrames,
  type MelSpec,
} from "@cosyvoice-lite/spec";

/**
 * Refuses frames that cannot be decoded.
 * @throws SynthesisError `INVALID_ARGUMENT` where lengths do not fit or a value is not finite.
 */
export function checkMelFrames({ mel, frames, f0 }: MelFrames, spec: MelSpec): void {
  if (mel.length !== spec.bins * frames) {
    throw new SynthesisError(
      "INVALID_ARGUMENT",
      `${frames} frames of ${spec.bins} mel bins are ${spec.bins * frames} values, but there are ${mel.length}.`,
    );
  }
  if (f0 !== undefined && f0.length !== frames) {
    throw new SynthesisError(
      "INVALID_ARGUMENT",
      `There must be one F0 value per frame: ${frames} frames, ${f0.length} values.`,
    );
  }
  const bad = mel.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0) {
    throw new SynthesisError(
      "INVALID_ARGUMENT",
      `Mel value ${bad} is ${mel[bad]}: the acoustic model must give finite log magnitudes.`,
    );
  }
  const badF0 =
    f0 === undefined ? -1 : f0.findIndex((hertz) => !(hertz >= 0 && hertz < spec.sampleRate / 2));
  if (badF0 >= 0) {
    throw new SynthesisError(
      "INVALID_ARGUMENT",
      `F0 of frame ${badF0} is ${f0![badF0]}: it must be 0 (unvoiced) or a frequency below ${spec.sampleRate / 2} Hz.`,
    );
  }
}

/**
 * Refuses a vocoder made for another mel than the acoustic model's.
 * @param vocoder - Name of the vocoder, for the message.
 * @param made - The mel that it was made for.
 * @param given - The mel that it would get.
 * @throws SynthesisError `VOCODER_MISMATCH` naming the differing fields.
 */
export function checkMelMatch(vocoder: string, made: MelSpec, given: MelSpec): void {
  const differences = melSpecDifferences(made, given) as (keyof MelSpec)[];
  if (differences.length === 0) return;
  const details = differences.map((key) => `${key} ${made[key]} ≠ ${given[key]}`).join(", ");
  throw new SynthesisError(
    "VOCODER_MISMATCH",
    `The vocoder "${vocoder}" was made for another mel spectrogram than the voice's: ${details}. ` +
      'Use a vocoder trained for this voice, or "griffin-lim", which fits any.',
  );
}

/** @throws SynthesisError `DISPOSED` */
export function disposedError(vocoder: string): SynthesisError {
  return new SynthesisError("DISPOSED", `The vocoder "${vocoder}" was disposed; create a new one.`);
}
