import { SynthesisError, type Language, type SynthesisWarning } from "@cosyvoice-lite/spec";
import { wholeNumber } from "@cosyvoice-lite/spec/helpers";
import { encodePcm, encodeWav, type SampleFormat } from "./samples";
import { resample } from "./resample";

/** A word, or a character in Chinese and Cantonese, with its place in text and time. */
export interface SpokenWord {
  /** As written; "$5" is one word, however many words it is read as. */
  readonly text: string;
  /** UTF-16 offsets of {@link SpokenWord.text} in the caller's text: words are in order and do not overlap. */
  readonly textStart: number;
  /** End offset, exclusive. */
  readonly textEnd: number;
  /** Language it was read in. */
  readonly language: Language;
  /** Seconds from the beginning of the speech. */
  readonly start: number;
  /** Seconds from the beginning of the speech to its end. */
  readonly end: number;
}

/** Milliseconds by stage. */
export interface Timings {
  /** Text to symbols. */
  readonly frontend: number;
  /** Symbols to mel frames. */
  readonly acoustic: number;
  /** Mel frames to samples. */
  readonly vocoder: number;
  /** From the call to the result, loading included. */
  readonly total: number;
}

/** The plain data of a {@link Speech}: it survives `structuredClone` and `postMessage`. */
export interface SpeechData {
  /** Mono samples in −1…1. */
  readonly audio: Float32Array;
  /** Samples per second. */
  readonly sampleRate: number;
  /** The spoken text. */
  readonly text?: string;
  /**
   * When each word is heard, in the order of the text. Absent if the voice's acoustic model does not provide durations.
   */
  readonly words?: readonly SpokenWord[];
  /** What was dropped, replaced or ignored. */
  readonly warnings: readonly SynthesisWarning[];
  /** Name of the backend that ran the graphs, such as `onnxruntime-node`. */
  readonly backend: string;
  /** Name of the vocoder used; `auto` is resolved. */
  readonly vocoder: string;
  /** Id of the voice. */
  readonly voice: string;
  /** Id of the speaker. */
  readonly speaker: string;
  /** Milliseconds of work, by stage. */
  readonly timings: Timings;
}

/** Spoken text. */
export interface Speech extends SpeechData {
  /** Seconds of sound. */
  readonly duration: number;
  /** A whole WAV file, 16-bit by default. */
  toWav(options?: { format?: SampleFormat }): Uint8Array;
  /** Little-endian samples without a header, 16-bit by default. */
  toPcm(options?: { format?: SampleFormat }): Uint8Array;
  /** The same speech at another rate, 4000–192000 samples per second. */
  resample(sampleRate: number): Speech;
}

/**
 * Adds the methods to the data, such as data received from a worker.
 * @param data - Used as is: the samples are not copied.
 */
export function createSpeech(data: SpeechData): Speech {
  const { audio, sampleRate } = data;
  return {
    ...data,
    duration: audio.length / sampleRate,
    toWav: ({ format } = {}) => encodeWav(audio, sampleRate, checkFormat(format)),
    toPcm: ({ format } = {}) => encodePcm(audio, checkFormat(format)),
    resample(rate) {
      wholeNumber("sampleRate", rate, 4000, 192_000);
      return createSpeech({ ...data, audio: resample(audio, sampleRate, rate), sampleRate: rate });
    },
  };
}

function checkFormat(format: SampleFormat = "int16"): SampleFormat {
  if (format === "int16" || format === "float32") return format;
  throw new SynthesisError(
    "INVALID_ARGUMENT",
    `The format must be int16 or float32; found ${JSON.stringify(format)}.`,
  );
}
