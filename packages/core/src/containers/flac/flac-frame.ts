/**
 * One block of samples as a FLAC frame (RFC 9639, section 9).
 * @module
 */
import { BitWriter } from "./bit-writer";
import { crc16, crc8 } from "./crc";
import { predict } from "./predict";
import { planRice, writeRice } from "./rice";

/** Bits per sample. */
export const SAMPLE_BITS = 16;

/** What a frame says about itself. */
export interface FrameInfo {
  /** Position of the block among all, from 0. */
  readonly index: number;
  /** Samples per second. */
  readonly sampleRate: number;
}

/** Rates that have a code of their own; others are written out in hertz, or taken from the file's head. */
const RATE_CODES: Readonly<Record<number, number>> = {
  8000: 4,
  16000: 5,
  22050: 6,
  24000: 7,
  32000: 8,
  44100: 9,
  48000: 10,
  96000: 11,
  192000: 3,
};
const RATE_IN_HEAD = 0;
const RATE_IN_HERTZ = 13;
const SIZE_IN_16_BITS = 7;
const DEPTH_CODE_16 = 4;
const VERBATIM = 1;
const FIXED = 8;

/** @param samples - Mono, −32768…32767; at most 65536 of them. */
export function encodeFrame(samples: Int32Array, { index, sampleRate }: FrameInfo): Uint8Array {
  const out = new BitWriter();
  const rateCode = RATE_CODES[sampleRate] ?? (sampleRate < 65536 ? RATE_IN_HERTZ : RATE_IN_HEAD);
  // Sync code; blocks are numbered, not placed by sample.
  out.write(0xfff8, 16);
  out.write(SIZE_IN_16_BITS, 4);
  out.write(rateCode, 4);
  // Mono, then the depth, then a reserved bit.
  out.write(0, 4);
  out.write(DEPTH_CODE_16, 3);
  out.write(0, 1);
  writeNumber(out, index);
  out.write(samples.length - 1, 16);
  if (rateCode === RATE_IN_HERTZ) out.write(sampleRate, 16);
  out.write(crc8(out.bytes), 8);
  writeSubframe(out, samples);
  out.align();
  out.write(crc16(out.bytes), 16);
  return out.bytes.slice();
}

function writeSubframe(out: BitWriter, samples: Int32Array): void {
  if (samples.every((sample) => sample === samples[0])) {
    out.write(0, 8);
    out.write(samples[0], SAMPLE_BITS);
    return;
  }
  const prediction = predict(samples);
  const { order } = prediction;
  const plan = planRice(prediction, samples.length);
  const isSmaller = order * SAMPLE_BITS + plan.bits < samples.length * SAMPLE_BITS;
  // A padding bit, the kind of subframe in 6 bits, and no wasted bits.
  out.write((isSmaller ? FIXED + order : VERBATIM) << 1, 8);
  const plain = isSmaller ? samples.subarray(0, order) : samples;
  for (const sample of plain) out.write(sample, SAMPLE_BITS);
  if (isSmaller) writeRice(out, prediction, samples.length, plan);
}

/** A number in the pattern of UTF-8, extended to 31 bits. */
function writeNumber(out: BitWriter, value: number): void {
  if (value < 0x80) {
    out.write(value, 8);
    return;
  }
  let followers = 1;
  while (value >= 2 ** (5 * followers + 6)) followers++;
  const lead = (0xff00 >> (followers + 1)) & 0xff;
  out.write(lead | Math.floor(value / 64 ** followers), 8);
  for (let i = followers - 1; i >= 0; i--) out.write(0x80 | (Math.floor(value / 64 ** i) & 63), 8);
}
