/**
 * The WAV container.
 * @module
 */
import { SynthesisError } from "@cosyvoice-lite/spec";
import { BYTES_PER_SAMPLE, encodePcm, type SampleFormat } from "./pcm";

/** Bytes before the first sample. */
export const WAV_HEADER_BYTES = 44;
const LARGEST_DATA = 0xffffffff - WAV_HEADER_BYTES;

/**
 * Bytes of sound that a header claims where the length is not known. Readers take the end of the stream for the end of the sound,
 * provided that the size is not 0 (which Python's `wave` takes literally), stays below 2³¹ (beyond which readers with signed sizes
 * refuse the file) and holds whole samples.
 */
const STREAMED_DATA_BYTES = 0x7ffff000;

/** What a header says. */
export interface WavHeaderOptions {
  /** Samples per second. */
  readonly sampleRate: number;
  /** How samples are written. */
  readonly format: SampleFormat;
  /** Number of mono samples. `undefined`: not known yet; the header then claims 2,147,479,552 bytes, which players take as "until the end". */
  readonly samples?: number;
}

/**
 * A 44-byte RIFF header for mono sound: format tag 1 (PCM) for `int16`, 3 (IEEE float) for `float32`.
 * @throws SynthesisError `TEXT_TOO_LONG` where the data would not fit into the 4 GiB that WAV can count.
 */
export function wavHeader({ sampleRate, format, samples }: WavHeaderOptions): Uint8Array {
  const width = BYTES_PER_SAMPLE[format];
  const data = samples === undefined ? STREAMED_DATA_BYTES : samples * width;
  if (data > LARGEST_DATA) {
    throw new SynthesisError(
      "TEXT_TOO_LONG",
      "The audio exceeds 4 GiB, the most a WAV file can hold. Split the text.",
    );
  }
  const header = new Uint8Array(WAV_HEADER_BYTES);
  const view = new DataView(header.buffer);
  const tag = (offset: number, name: string) =>
    header.set(
      [...name].map((c) => c.charCodeAt(0)),
      offset,
    );
  tag(0, "RIFF");
  view.setUint32(4, data + WAV_HEADER_BYTES - 8, true);
  tag(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, format === "int16" ? 1 : 3, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, sampleRate, true);
  view.setUint32(28, sampleRate * width, true);
  view.setUint16(32, width, true);
  view.setUint16(34, width * 8, true);
  tag(36, "data");
  view.setUint32(40, data, true);
  return header;
}

/**
 * A whole WAV file.
 * @param samples - Mono, in −1…1; see {@link encodePcm} for what happens beyond.
 * @param sampleRate - Samples per second.
 * @param format - Default `int16`.
 * @throws SynthesisError as {@link wavHeader}.
 */
export function encodeWav(
  samples: Float32Array,
  sampleRate: number,
  format: SampleFormat = "int16",
): Uint8Array {
  const body = encodePcm(samples, format);
  const file = new Uint8Array(WAV_HEADER_BYTES + body.length);
  file.set(wavHeader({ sampleRate, format, samples: samples.length }));
  file.set(body, WAV_HEADER_BYTES);
  return file;
}
