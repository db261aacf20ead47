/**
 * What vocoders are created from, and the checks they share.
 * @module
 */
import {
  type InferenceBackend,
  type MelFrames,
  type MelSpec,
  type SessionOptions,
  SynthesisError,
  type Vocoder,
  type VoiceVocoder,
} from "@cosyvoice-lite/spec";

/** A vocoder that can stream an utterance. */
export type StreamingVocoder = Vocoder & Required<Pick<Vocoder, "stream">>;

/** Everything a factory in the registry may need. */
export interface VocoderRequest {
  /** The mel that the vocoder was made for: `mel` of its voice's manifest. */
  readonly mel: MelSpec;
  /** Its part of the manifest. Without one, its tensors have their usual names. */
  readonly entry?: VoiceVocoder;
  /** Runs the graph. Needed by vocoders that have one. */
  readonly backend?: InferenceBackend;
  /** The graph: bytes, or a path if the backend accepts paths. Needed by vocoders that have one. */
  readonly model?: Uint8Array | string;
  /** Computes the excitation that the graph of a `hifigan` refines. It is freed with the vocoder. */
  readonly excitation?: StreamingVocoder;
  /** Passed to the backend. */
  readonly sessionOptions?: SessionOptions;
  /**
   * Context of the graph in frames on each side; every chunk of a stream includes it.
   * Default: the vocoder's own, 24.
   */
  readonly contextFrames?: number;
}

/**
 * Rejects frames that cannot be decoded.
 * @throws SynthesisError `INVALID_ARGUMENT` if lengths do not match or a value is not finite.
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
      `Mel value ${bad} is ${mel[bad]}: the acoustic model must return finite log magnitudes.`,
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

/** @throws SynthesisError `DISPOSED` */
export function disposedError(vocoder: string): SynthesisError {
  return new SynthesisError("DISPOSED", `The vocoder "${vocoder}" was disposed; create a new one.`);
}
