/**
 * Checks of what an encoder is asked for.
 * @module
 */
import { SynthesisError, throwIfAborted } from "@cosyvoice-lite/spec";
import { checkKeys, checkSignal, refusal, show, wholeNumber } from "../option-checks";
import type { AudioContainer, EncoderOptions } from "./container";

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
