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
 */
export function encodePcm(samples: Float32Array, format: SampleFormat = "int16"): Uint8Array {
  const bytes = new Uint8Array(samples.length * BYTES_PER_SAMPLE[format]);
  const view = new DataView(bytes.buffer);
  if (format === "float32") {
    for (let i = 0; i < samples.length; i++) view.setFloat32(i * 4, samples[i], true);
  } else {
    for (let i = 0; i < samples.length; i++) {
      const clipped = Math.max(-1, Math.min(1, samples[i]));
      view.setInt16(i * 2, Math.round(clipped * 32767), true);
    }
  }
  return bytes;
}
