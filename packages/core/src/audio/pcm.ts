/**
 * Raw samples as bytes.
 * @module
 */

/** 16-bit signed integers, or 32-bit floats in −1…1; both little-endian. */
export type SampleFormat = "int16" | "float32";

/** Size of one sample. */
export const BYTES_PER_SAMPLE: Readonly<Record<SampleFormat, number>> = { int16: 2, float32: 4 };

/**
 * Turns samples in −1…1 into little-endian bytes. `int16` rounds to the nearest of ±32767 and clips what lies
 * beyond; `float32` keeps every value.
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

/** The bytes of an array that nobody else uses; a `DataView` would take several times as long. */
function littleEndian(values: Int16Array | Float32Array): Uint8Array {
  const bytes = new Uint8Array(values.buffer);
  const isLittle = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;
  if (isLittle) return bytes;
  const size = values.BYTES_PER_ELEMENT;
  for (let from = 0; from < bytes.length; from += size) bytes.subarray(from, from + size).reverse();
  return bytes;
}
