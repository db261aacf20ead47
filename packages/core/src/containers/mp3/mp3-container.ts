/**
 * MP3 through a package that the user installs.
 * @module
 */
import { encodePcm } from "../../audio/pcm";
import { checkEncoderOptions } from "../check-encoder-options";
import type { AudioContainer, AudioEncoder } from "../container";
import { joinBytes } from "../join-bytes";
import { SampleBlocks } from "../sample-blocks";
import { loadLame, type ImportLame, type LameEncoder } from "./load-lame";

/** Samples of the longest MP3 frame. */
const BLOCK_SIZE = 1152;
const DEFAULT_BITRATE = 64_000;

/**
 * MP3 at a constant 64 kb/s. LAME takes the nearest bit rate that the sample rate allows: 8–160 kb/s up to 24 kHz, 32–320 kb/s above.
 * @param importLame - Imports the encoder. Default: `@breezystack/lamejs` from the user's node_modules.
 */
export function createMp3Container(importLame?: ImportLame): AudioContainer {
  const container: AudioContainer = {
    name: "mp3",
    mimeType: "audio/mpeg",
    extension: "mp3",
    sampleRates: [8000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000],
    defaultBitrate: DEFAULT_BITRATE,
    isAvailable: () =>
      loadLame(importLame).then(
        () => true,
        () => false,
      ),
    async createEncoder(options) {
      checkEncoderOptions(options, { container, bitrates: [8000, 320_000] });
      const { Mp3Encoder } = await loadLame(importLame);
      const { sampleRate, bitrate = DEFAULT_BITRATE } = options;
      return createMp3Encoder(new Mp3Encoder(1, sampleRate, Math.round(bitrate / 1000)));
    },
  };
  return container;
}

function createMp3Encoder(lame: LameEncoder): AudioEncoder {
  const blocks = new SampleBlocks(BLOCK_SIZE);
  const add = (block: Float32Array) => {
    const bytes = encodePcm(block, "int16");
    // The package hands out views of a buffer that it goes on using.
    return lame.encodeBuffer(new Int16Array(bytes.buffer, 0, block.length)).slice();
  };
  return {
    async encode(samples) {
      const pieces: Uint8Array[] = [];
      blocks.add(samples, (block) => pieces.push(add(block)));
      return joinBytes(pieces);
    },
    async finish() {
      const rest = blocks.rest();
      const last = rest.length > 0 ? [add(rest)] : [];
      return joinBytes([...last, lame.flush().slice()]);
    },
    dispose: () => undefined,
  };
}
