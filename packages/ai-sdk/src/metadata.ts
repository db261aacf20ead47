import type { JSONObject } from "@ai-sdk/provider";
import type { Speech, SpokenWord, Timings } from "@cosyvoice-lite/audio";

/** The content of `providerMetadata.cosyvoiceLite`. */
export interface CosyvoiceLiteMetadata {
  /** Duration in seconds. */
  readonly duration: number;
  /** Samples per second of the speech; the file's may be higher if its format does not support it. */
  readonly sampleRate: number;
  /** Id of the voice. */
  readonly voice: string;
  /** Id of the speaker in it. */
  readonly speaker: string;
  /** Name of the vocoder used. */
  readonly vocoder: string;
  /** Name of the backend that ran the graphs. */
  readonly backend: string;
  /** Milliseconds by stage. */
  readonly timings: Timings;
  /** Start and end of each word in seconds; absent if the voice does not provide them. Accepted by `toSrt()`. */
  readonly words?: readonly SpokenWord[];
}

/** The metadata of a speech, as plain JSON. */
export function metadataOf(speech: Speech): JSONObject {
  const { duration, sampleRate, voice, speaker, vocoder, backend, timings, words } = speech;
  const metadata: CosyvoiceLiteMetadata = {
    duration,
    sampleRate,
    voice,
    speaker,
    vocoder,
    backend,
    timings,
    words,
  };
  // Drops undefined values, which JSON cannot represent.
  return JSON.parse(JSON.stringify(metadata)) as JSONObject;
}
