/**
 * FLAC: smaller than WAV without loss.
 *
 * The encoder is our own: libFLAC's WebAssembly build on npm (libflacjs 5.6) does not load in Node 18 and later, replaces the
 * global `fetch`, and weighs 8.5 MB; the other one (of mediabunny) is under the MPL.
 * @module
 */
import { encodePcm } from "../../audio/pcm";
import { checkEncoderOptions } from "../check-encoder-options";
import type { AudioContainer, AudioEncoder, EncoderOptions } from "../container";
import { joinBytes } from "../join-bytes";
import { SampleBlocks } from "../sample-blocks";
import { BitWriter } from "./bit-writer";
import { encodeFrame, SAMPLE_BITS } from "./flac-frame";

/** Samples per block: 43 ms at 24 kHz, about as long as speech stays the same, and little to wait for in a stream. */
const BLOCK_SIZE = 1024;
const INFO_BYTES = 34;
const MOST_SAMPLES = 2 ** 36 - 1;

/** 16-bit mono FLAC; samples are rounded as for WAV. The MD5 sum of the head is left unset, as streams must. */
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
    const bytes = joinBytes(pieces);
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
