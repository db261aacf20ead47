/**
 * What a voice says about one of its vocoders.
 * @module
 */
import type { InferenceBackend, MelSpec, SessionOptions } from "@cosyvoice-lite/spec";

/** A vocoder as the voice's manifest describes it. Everything is optional: `griffin-lim` needs nothing. */
export interface VocoderEntry {
  /** The mel that the vocoder was made for. Default: the voice's. */
  readonly mel?: MelSpec;
  /** Tensor names by role. Roles: `mel`, `f0`. */
  readonly inputs?: Readonly<Record<string, string>>;
  /** Tensor names by role. Roles: `waveform`, or `harmonicReal`, `harmonicImag` and `noiseGain`. */
  readonly outputs?: Readonly<Record<string, string>>;
  /** Frames on each side that the graph looks at: chunks of a stream carry so many to spare. */
  readonly contextFrames?: number;
}

/** What a vocoder is made from. */
export interface VocoderRequest {
  /** The mel of the acoustic model. */
  readonly mel: MelSpec;
  /** The vocoder's part of the manifest. */
  readonly entry?: VocoderEntry;
  /** Runs the graph. Needed by vocoders that have one. */
  readonly backend?: InferenceBackend;
  /** The graph: bytes, or a path where the backend takes paths. Needed by vocoders that have one. */
  readonly model?: Uint8Array | string;
  /** Passed to the backend. */
  readonly sessionOptions?: SessionOptions;
}
