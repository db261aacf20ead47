/**
 * What a vocoder is made from.
 * @module
 */
import type { InferenceBackend, MelSpec, SessionOptions, VoiceVocoder } from "@cosyvoice-lite/spec";

import type { GriffinLimOptions } from "./griffin-lim";
import type { StreamingVocoder } from "./streaming-vocoder";

/** Everything a factory of the registry may need. */
export interface VocoderRequest {
  /** The mel that the vocoder was made for: `mel` of its voice's manifest. */
  readonly mel: MelSpec;
  /** The mel of the acoustic model whose frames it will get. Default: the same. */
  readonly acousticMel?: MelSpec;
  /** Its part of the manifest. Without one, its tensors have their usual names. */
  readonly entry?: VoiceVocoder;
  /** Runs the graph. Needed by vocoders that have one. */
  readonly backend?: InferenceBackend;
  /** The graph: bytes, or a path where the backend takes paths. Needed by vocoders that have one. */
  readonly model?: Uint8Array | string;
  /** Makes the excitation that the graph of a `hifigan` perfects. It is freed with the vocoder. */
  readonly excitation?: StreamingVocoder;
  /** Passed to the backend. */
  readonly sessionOptions?: SessionOptions;
  /**
   * Frames on each side that the graph looks at: every chunk of a stream carries so many to spare.
   * Default: the vocoder's own, 24.
   */
  readonly contextFrames?: number;
  /** Effort, for `griffin-lim` alone. */
  readonly griffinLim?: GriffinLimOptions;
}
