import { concat } from "@cosyvoice-lite/spec/helpers";
import { encodePcm, SampleBlocks } from "../samples";
import {
  checkEncoderOptions,
  type AudioContainer,
  type AudioEncoder,
  type EncoderOptions,
} from "./container";
import { BitWriter, planRice, predict, writeRice } from "./flac-residual";

/** Samples per block: 43 ms at 24 kHz, about as long as speech stays the same, and little to wait for in a stream. */
const BLOCK_SIZE = 1024;
const INFO_BYTES = 34;
const MOST_SAMPLES = 2 ** 36 - 1;

/**
 * 16-bit mono FLAC; samples are rounded as for WAV. The MD5 sum of the head is left unset, as in every stream.
 *
 * The encoder is our own: libFLAC's WebAssembly build on npm (libflacjs 5.6) does not load in Node 18 and later, replaces the
 * global `fetch`, and weighs 8.5 MB; the other one (of mediabunny) is under the MPL.
 */
export const flacContainer: AudioContainer = {
  name: "flac",
  mimeType: "audio/flac",
  extension: "flac",
  isAvailable: async () => true,
  async createEncoder(options) {
    checkEncoderOptions(options, { container: flacContainer });
    return createFlacEncoder(options);
  },
};

function createFlacEncoder({ sampleRate, samples: total }: EncoderOptions): AudioEncoder {
  const blocks = new SampleBlocks(BLOCK_SIZE);
  let pieces: Uint8Array[] = [flacHead(sampleRate, total)];
  let index = 0;
  const addBlock = (block: Float32Array) => {
    pieces.push(encodeFrame(quantize(block), { index, sampleRate }));
    index += 1;
  };
  const take = () => {
    const bytes = concat(Uint8Array, pieces);
    pieces = [];
    return bytes;
  };
  return {
    async encode(samples) {
      blocks.add(samples, addBlock);
      return take();
    },
    async finish() {
      const rest = blocks.rest();
      if (rest.length > 0) addBlock(rest);
      return take();
    },
    head: (samples) => flacHead(sampleRate, samples),
    dispose: () => undefined,
  };
}

/** The same rounding as in every other container. */
function quantize(block: Float32Array): Int32Array {
  const bytes = encodePcm(block, "int16");
  const view = new DataView(bytes.buffer);
  return Int32Array.from(block, (_, i) => view.getInt16(2 * i, true));
}

/** Mark and STREAMINFO (RFC 9639, section 8.2); 0 stands for "not known". */
function flacHead(sampleRate: number, total = 0): Uint8Array {
  const out = new BitWriter();
  for (const letter of "fLaC") out.write(letter.charCodeAt(0), 8);
  // The only metadata block, and the last.
  out.write(0x80, 8);
  out.write(INFO_BYTES, 24);
  out.write(BLOCK_SIZE, 16);
  out.write(BLOCK_SIZE, 16);
  // Least and most bytes of a frame.
  out.write(0, 24);
  out.write(0, 24);
  out.write(sampleRate, 20);
  // One channel, written as the number less one.
  out.write(0, 3);
  out.write(SAMPLE_BITS - 1, 5);
  const samples = total <= MOST_SAMPLES ? total : 0;
  out.write(Math.floor(samples / 2 ** 32), 4);
  out.write(samples, 32);
  for (let i = 0; i < 4; i++) out.write(0, 32);
  return out.bytes.slice();
}

/** Bits per sample. */
const SAMPLE_BITS = 16;

/** The header fields of a frame. */
interface FrameInfo {
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
function encodeFrame(samples: Int32Array, { index, sampleRate }: FrameInfo): Uint8Array {
  const out = new BitWriter();
  const rateCode = RATE_CODES[sampleRate] ?? (sampleRate < 65536 ? RATE_IN_HERTZ : RATE_IN_HEAD);
  // Sync code; blocks are numbered, not positioned by sample.
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

/** Check sum of a frame's header. */
const crc8 = (bytes: Uint8Array): number => crc(bytes, 8, 0x07);

/** Check sum of a whole frame. */
const crc16 = (bytes: Uint8Array): number => crc(bytes, 16, 0x8005);

function crc(bytes: Uint8Array, width: 8 | 16, polynomial: number): number {
  const top = 1 << (width - 1);
  const mask = 2 * top - 1;
  let sum = 0;
  for (const byte of bytes) {
    sum ^= byte << (width - 8);
    for (let bit = 0; bit < 8; bit++) sum = sum & top ? ((sum << 1) ^ polynomial) & mask : sum << 1;
  }
  return sum;
}
