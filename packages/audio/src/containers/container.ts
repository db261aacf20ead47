import { SynthesisError, throwIfAborted } from "@cosyvoice-lite/spec";
import { checkKeys, checkSignal, refusal, show, wholeNumber } from "@cosyvoice-lite/spec/helpers";
import type { SampleFormat } from "../samples";

/** What an encoder needs to know before the first sample. */
export interface EncoderOptions {
  /** Samples per second of everything that is encoded. */
  readonly sampleRate: number;
  /** Speech is mono. */
  readonly channels?: 1;
  /** Bits per second; only for containers with a {@link AudioContainer.defaultBitrate}. */
  readonly bitrate?: number;
  /** Sample format; only for `wav` and `pcm`. Default `int16`. */
  readonly sampleFormat?: SampleFormat;
  /** Number of samples, if known in advance: headers can then contain the length. */
  readonly samples?: number;
  /** Stops the work with an `ABORTED` error. */
  readonly signal?: AbortSignal;
}

/**
 * Turns samples into the bytes of one file, piece by piece, and blocks meanwhile: `encodeSpeech()` and `encodeStream()` pass it short
 * pieces and yield between them. The bytes do not depend on how the samples are cut into pieces.
 * Ends with `finish()`, or with `dispose()` if the rest is not needed.
 */
export interface AudioEncoder {
  /**
   * Takes mono samples in −1…1.
   * @returns The bytes that are ready; none if the container waits for more samples.
   */
  encode(samples: Float32Array): Promise<Uint8Array>;
  /** The remaining bytes, which complete the file. */
  finish(): Promise<Uint8Array>;
  /**
   * The header of the file, now that the number of samples is known; it replaces as many bytes at the beginning of the file. Absent if the
   * header does not contain the length.
   */
  head?(samples: number): Uint8Array;
  /** Frees what the encoder holds; harmless after `finish()` and when called again. */
  dispose(): void;
}

/** A file format for audio. */
export interface AudioContainer {
  /** Short name, such as `opus`. */
  readonly name: string;
  /** Content type, such as `audio/ogg`. */
  readonly mimeType: string;
  /** File name extension without the dot. */
  readonly extension: string;
  /** Other extensions of such files. Default: none. */
  readonly otherExtensions?: readonly string[];
  /** The sample rates that it supports, ascending; absent if it supports any rate. */
  readonly sampleRates?: readonly number[];
  /** Bits per second by default; absent if the size follows from the samples. */
  readonly defaultBitrate?: number;
  /** Whether everything that the encoder needs is installed. */
  isAvailable(): Promise<boolean>;
  /**
   * Starts a file.
   * @throws SynthesisError `INVALID_ARGUMENT` that says what to install, or which options the container supports.
   */
  createEncoder(options: EncoderOptions): Promise<AudioEncoder>;
}

const KEYS: Readonly<Record<keyof EncoderOptions, true>> = {
  sampleRate: true,
  channels: true,
  bitrate: true,
  sampleFormat: true,
  samples: true,
  signal: true,
};

/** The options that a container supports. */
interface EncoderLimits {
  readonly container: Pick<AudioContainer, "name" | "sampleRates">;
  /** Least and most bits per second; absent if the rate is fixed. */
  readonly bitrates?: readonly [number, number];
  /** Whether the sample format can be chosen. */
  readonly sampleFormats?: boolean;
}

/**
 * Rejects options that the container does not support, so that none is ignored silently.
 * @throws SynthesisError `INVALID_ARGUMENT` naming what it supports; `ABORTED`.
 */
export function checkEncoderOptions(options: EncoderOptions, limits: EncoderLimits): void {
  const { container, bitrates, sampleFormats = false } = limits;
  const { name, sampleRates } = container;
  checkKeys(options, Object.keys(KEYS));
  checkSignal(options.signal);
  throwIfAborted(options.signal);
  const { sampleRate, channels = 1, bitrate, sampleFormat, samples } = options;
  wholeNumber("sampleRate", sampleRate, 4000, 192_000);
  if (sampleRates && !sampleRates.includes(sampleRate)) {
    const allowed = sampleRates.map(String);
    throw refusal(`${name} does not hold ${sampleRate} samples per second`, allowed);
  }
  if (channels !== 1)
    throw new SynthesisError("INVALID_ARGUMENT", `channels must be 1; found ${show(channels)}.`);
  if (bitrate !== undefined) {
    if (!bitrates) throw withoutEffect(name, "bitrate");
    wholeNumber("bitrate", bitrate, ...bitrates);
  }
  if (sampleFormat !== undefined) {
    if (!sampleFormats) throw withoutEffect(name, "sampleFormat");
    if (sampleFormat !== "int16" && sampleFormat !== "float32")
      throw refusal(`There is no sample format ${show(sampleFormat)}`, ["int16", "float32"]);
  }
  if (samples !== undefined) wholeNumber("samples", samples, 0, Number.MAX_SAFE_INTEGER);
}

function withoutEffect(name: string, option: string): SynthesisError {
  return new SynthesisError(
    "INVALID_ARGUMENT",
    `${option} has no effect on ${name}; leave it out.`,
  );
}
