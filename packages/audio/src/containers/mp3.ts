import { SynthesisError } from "@cosyvoice-lite/spec";
import { concat } from "@cosyvoice-lite/spec/helpers";
import { encodePcm, SampleBlocks } from "../samples";
import { checkEncoderOptions, type AudioContainer, type AudioEncoder } from "./container";

// LAME in JavaScript is under the LGPL: it is not bundled, and only loaded if the user installed it.

/** One of the package's encoders. */
interface LameEncoder {
  encodeBuffer(samples: Int16Array): Uint8Array;
  flush(): Uint8Array;
}

/** The part of the package that we use. */
interface LameModule {
  readonly Mp3Encoder: new (
    channels: number,
    sampleRate: number,
    kilobitsPerSecond: number,
  ) => LameEncoder;
}

/** Imports the package. */
type ImportLame = () => Promise<unknown>;

// As a value, so that bundlers do not require a package that may not be installed.
const PACKAGE: string = "@breezystack/lamejs";

/** @throws SynthesisError `INVALID_ARGUMENT` that says what to install. */
async function loadLame(importLame: ImportLame = () => import(PACKAGE)): Promise<LameModule> {
  try {
    const module = (await importLame()) as Partial<LameModule> & { readonly default?: LameModule };
    if (module.Mp3Encoder) return module as LameModule;
    if (module.default?.Mp3Encoder) return module.default;
    throw new TypeError(`${PACKAGE} has no Mp3Encoder.`);
  } catch (cause) {
    throw new SynthesisError(
      "INVALID_ARGUMENT",
      `MP3 needs the package ${PACKAGE} (LGPL), which is not bundled: run \`npm install ${PACKAGE}\`, or choose opus, flac or wav.`,
      { cause },
    );
  }
}

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
    // The package returns views of a buffer that it reuses.
    return lame.encodeBuffer(new Int16Array(bytes.buffer, 0, block.length)).slice();
  };
  return {
    async encode(samples) {
      const pieces: Uint8Array[] = [];
      blocks.add(samples, (block) => pieces.push(add(block)));
      return concat(Uint8Array, pieces);
    },
    async finish() {
      const rest = blocks.rest();
      const last = rest.length > 0 ? [add(rest)] : [];
      return concat(Uint8Array, [...last, lame.flush().slice()]);
    },
    dispose: () => undefined,
  };
}
