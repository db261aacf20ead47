import type { JSONObject } from "@ai-sdk/provider";
import type { Speech, SpokenWord, Timings } from "@cosyvoice-lite/audio";

/** What stands under `providerMetadata.cosyvoiceLite`. */
export interface CosyvoiceLiteMetadata {
  /** Seconds of sound. */
  readonly duration: number;
  /** Samples per second of the speech; the file's may be higher where its format cannot hold it. */
  readonly sampleRate: number;
  /** Id of the voice. */
  readonly voice: string;
  /** Id of the speaker in it. */
  readonly speaker: string;
  /** Name of the vocoder that made the sound. */
  readonly vocoder: string;
  /** Name of the backend that ran the graphs. */
  readonly backend: string;
  /** Milliseconds. */
  readonly timings: Timings;
  /** When each word is heard, in seconds; left out where the voice does not tell. `toSrt()` takes them. */
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
  // Drops what is undefined, which JSON does not know.
  return JSON.parse(JSON.stringify(metadata)) as JSONObject;
}
