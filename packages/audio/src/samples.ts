import { SynthesisError } from "@cosyvoice-lite/spec";

/** Samples below this magnitude stay unchanged. */
const KNEE = 0.9;

/**
 * Multiplies by `gain` and compresses magnitudes above 0.9 smoothly towards 1, so that no sample clips.
 * Samples are independent: the pieces of a stream give the same result as the whole.
 * @param samples - Modified in place.
 * @param gain - Linear factor; 1 keeps the loudness.
 */
export function limit(samples: Float32Array, gain: number): void {
  const room = 1 - KNEE;
  for (let i = 0; i < samples.length; i++) {
    const value = samples[i] * gain;
    const magnitude = Math.abs(value);
    samples[i] =
      magnitude <= KNEE
        ? value
        : Math.sign(value) * (KNEE + room * Math.tanh((magnitude - KNEE) / room));
  }
}

/** The samples with `before` samples of silence before them and `after` after them. */
export function withSilence(samples: Float32Array, before: number, after: number): Float32Array {
  if (before + after === 0) return samples;
  const longer = new Float32Array(before + samples.length + after);
  longer.set(samples, before);
  return longer;
}

/** Collects pieces into full blocks. */
export class SampleBlocks {
  readonly #block: Float32Array;
  #filled = 0;

  /** @param size - Samples per block. */
  constructor(size: number) {
    this.#block = new Float32Array(size);
  }

  /** Adds a piece and calls `onBlock` for every full block. The block is reused: its content must be read at once. */
  add(samples: Float32Array, onBlock: (block: Float32Array) => void): void {
    const block = this.#block;
    for (let from = 0; from < samples.length;) {
      const piece = samples.subarray(from, from + block.length - this.#filled);
      block.set(piece, this.#filled);
      this.#filled += piece.length;
      from += piece.length;
      if (this.#filled === block.length) {
        this.#filled = 0;
        onBlock(block);
      }
    }
  }

  /** The samples that do not fill a block yet. */
  rest(): Float32Array {
    return this.#block.slice(0, this.#filled);
  }
}

/** 16-bit signed integers, or 32-bit floats in −1…1; both little-endian. */
export type SampleFormat = "int16" | "float32";

/** Size of one sample. */
const BYTES_PER_SAMPLE: Readonly<Record<SampleFormat, number>> = { int16: 2, float32: 4 };

/**
 * Turns samples in −1…1 into little-endian bytes. `int16` rounds to the nearest of ±32767 and clips values beyond; `float32` keeps every value.
 * @param samples - Mono.
 * @param format - Default `int16`.
 * @returns 2 bytes per sample for `int16`, 4 for `float32`.
 */
export function encodePcm(samples: Float32Array, format: SampleFormat = "int16"): Uint8Array {
  if (format === "float32") return littleEndian(samples.slice());
  const values = new Int16Array(samples.length);
  for (let i = 0; i < samples.length; i++) {
    const value = samples[i] * 32767;
    const clipped = value > 32767 ? 32767 : value < -32767 ? -32767 : value;
    // Math.round(), min() and max() would take seven times as long.
    values[i] = Math.floor(clipped + 0.5);
  }
  return littleEndian(values);
}

/** The bytes of an array that is not used elsewhere; a `DataView` would take several times as long. */
function littleEndian(values: Int16Array | Float32Array): Uint8Array {
  const bytes = new Uint8Array(values.buffer);
  const isLittle = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;
  if (isLittle) return bytes;
  const size = values.BYTES_PER_ELEMENT;
  for (let from = 0; from < bytes.length; from += size) bytes.subarray(from, from + size).reverse();
  return bytes;
}

/** Bytes before the first sample. */
export const WAV_HEADER_BYTES = 44;
const LARGEST_DATA = 0xffffffff - WAV_HEADER_BYTES;

/**
 * Bytes of audio that a header declares if the length is unknown. Readers take the end of the stream for the end of the audio,
 * provided that the size is not 0 (which Python's `wave` takes literally), stays below 2³¹ (beyond which readers with signed sizes
 * refuse the file) and holds whole samples.
 */
const STREAMED_DATA_BYTES = 0x7ffff000;

/** Fields of a header. */
export interface WavHeaderOptions {
  /** Samples per second. */
  readonly sampleRate: number;
  /** Sample format. */
  readonly format: SampleFormat;
  /** Number of mono samples. `undefined`: unknown; the header then declares 2,147,479,552 bytes, which players read as "until the end". */
  readonly samples?: number;
}

/**
 * A 44-byte RIFF header for mono audio: format tag 1 (PCM) for `int16`, 3 (IEEE float) for `float32`.
 * @throws SynthesisError `TEXT_TOO_LONG` if the data exceeds the 4 GiB that WAV supports.
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
 * @param samples - Mono, in −1…1; see {@link encodePcm} for values beyond.
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
