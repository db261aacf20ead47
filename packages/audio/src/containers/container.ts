/**
 * The interface of containers, and the checks of what an encoder is asked for.
 * @module
 */
import { SynthesisError, throwIfAborted } from "@cosyvoice-lite/spec";
import { checkKeys, checkSignal, refusal, show, wholeNumber } from "@cosyvoice-lite/spec/helpers";
import type { SampleFormat } from "../pcm";

/** What an encoder is told before the first sample. */
export interface EncoderOptions {
  /** Samples per second of everything that is encoded. */
  readonly sampleRate: number;
  /** Speech is mono. */
  readonly channels?: 1;
  /** Bits per second; only for containers with a {@link AudioContainer.defaultBitrate}. */
  readonly bitrate?: number;
  /** Kind of sample; only for `wav` and `pcm`. Default `int16`. */
  readonly sampleFormat?: SampleFormat;
  /** Number of samples, where it is known ahead: headers can then tell the length. */
  readonly samples?: number;
  /** Stops the work with an `ABORTED` error. */
  readonly signal?: AbortSignal;
}

/**
 * Turns samples into the bytes of one file, piece by piece, and blocks while it does: `encodeSpeech()` and `encodeStream()` give it short
 * pieces and let others have their turn between them. The bytes do not depend on how the samples are cut into pieces.
 * Ends with `finish()`, or with `dispose()` where the rest is not wanted.
 */
export interface AudioEncoder {
  /**
   * Takes mono samples in −1…1.
   * @returns The bytes that are ready; none where the container waits for more samples.
   */
  encode(samples: Float32Array): Promise<Uint8Array>;
  /** The bytes of what is left, which complete the file. */
  finish(): Promise<Uint8Array>;
  /**
   * The first bytes of the file, now that the number of samples is known: as many as the file begins with, to be put in their place where
   * nothing was sent yet. Missing where the head does not tell the length.
   */
  head?(samples: number): Uint8Array;
  /** Frees what the encoder holds; harmless after `finish()` and when called again. */
  dispose(): void;
}

/** A kind of file. */
export interface AudioContainer {
  /** Short name, such as `opus`. */
  readonly name: string;
  /** Content type, such as `audio/ogg`. */
  readonly mimeType: string;
  /** File name extension without the dot. */
  readonly extension: string;
  /** Other extensions that such files go by. Default: none. */
  readonly otherExtensions?: readonly string[];
  /** The sample rates that it can hold, ascending; missing where any rate will do. */
  readonly sampleRates?: readonly number[];
  /** Bits per second where none are asked for; missing where the size follows from the samples. */
  readonly defaultBitrate?: number;
  /** Whether everything is installed that the encoder needs. */
  isAvailable(): Promise<boolean>;
  /**
   * Starts a file.
   * @throws SynthesisError `INVALID_ARGUMENT` that says what to install, or which options the container takes.
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

/** What a container takes. */
export interface EncoderLimits {
  readonly container: Pick<AudioContainer, "name" | "sampleRates">;
  /** Least and most bits per second; missing where there is nothing to choose. */
  readonly bitrates?: readonly [number, number];
  /** Whether the kind of sample can be chosen. */
  readonly sampleFormats?: boolean;
}

/**
 * Refuses options that the container does not take, so that none is ignored silently.
 * @throws SynthesisError `INVALID_ARGUMENT` naming what it takes; `ABORTED`.
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
