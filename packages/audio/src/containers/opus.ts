/**
 * Opus in Ogg (RFC 7845): small, made for speech, and played by every browser. The encoder is libopus as WebAssembly, from the package
 * `@evan/opus` (MIT; libopus is under the BSD licence).
 * @module
 */
import { SynthesisError } from "@cosyvoice-lite/spec";
import { concat } from "@cosyvoice-lite/spec/helpers";
import { encodePcm } from "../pcm";
import { SampleBlocks } from "../samples";
import {
  checkEncoderOptions,
  type AudioContainer,
  type AudioEncoder,
  type EncoderOptions,
} from "./container";
import { opusHead, opusTags, writeOggPage } from "./ogg";

/** One of the package's encoders. */
export interface OpusPackets {
  /** Sets a value of libopus, or reads it where none is given. */
  ctl(request: number, value?: number): number;
  /** One frame of 16-bit samples as a packet. */
  encode(samples: Uint8Array): Uint8Array;
  /** Frees the memory. */
  drop(): void;
}

/** The part of the package that we use. */
export interface OpusModule {
  readonly Encoder: new (options: {
    readonly channels: number;
    readonly sample_rate: number;
    readonly application: "audio";
  }) => OpusPackets;
}

// The native build of the package is left alone: the same bytes on every machine, and nothing native in worker threads.
// It reads its file with Node's `fs`; as a value, the name keeps bundlers for browsers from looking inside.
const PACKAGE: string = "@evan/opus/wasm/index.js";

/** @throws SynthesisError `INVALID_ARGUMENT` that says what to install. */
export async function loadOpus(): Promise<OpusModule> {
  try {
    const module = (await import(PACKAGE)) as OpusModule & { readonly default?: OpusModule };
    return module.default ?? module;
  } catch (cause) {
    throw new SynthesisError(
      "INVALID_ARGUMENT",
      "Opus needs Node and the package @evan/opus: run `npm install @evan/opus`, or choose wav or flac.",
      { cause },
    );
  }
}

/** Opus counts in these whatever rate it is given. */
const OPUS_RATE = 48_000;
const FRAMES_PER_SECOND = 50;
/** 100 ms: pages cost 28 bytes and more, and a stream waits for them. */
const PACKETS_PER_PAGE = 5;
/** Mono speech has no audible loss here. */
const DEFAULT_BITRATE = 48_000;
/** Half of libopus's effort costs a fifth of the time; at this rate the difference is not heard. */
const COMPLEXITY = 5;
// Requests of libopus (opus_defines.h).
const SET_BITRATE = 4002;
const SET_COMPLEXITY = 4010;
const GET_LOOKAHEAD = 4027;

/** Opus in Ogg, 48 kb/s. */
export const opusContainer: AudioContainer = {
  name: "opus",
  mimeType: "audio/ogg",
  extension: "opus",
  otherExtensions: ["ogg", "oga"],
  sampleRates: [8000, 12_000, 16_000, 24_000, 48_000],
  defaultBitrate: DEFAULT_BITRATE,
  isAvailable: () =>
    loadOpus().then(
      () => true,
      () => false,
    ),
  async createEncoder(options) {
    checkEncoderOptions(options, { container: opusContainer, bitrates: [6000, 510_000] });
    const { Encoder } = await loadOpus();
    const packets = new Encoder({
      channels: 1,
      sample_rate: options.sampleRate,
      application: "audio",
    });
    packets.ctl(SET_BITRATE, options.bitrate ?? DEFAULT_BITRATE);
    packets.ctl(SET_COMPLEXITY, COMPLEXITY);
    return createOggOpusEncoder(packets, options);
  },
};

function createOggOpusEncoder(encoder: OpusPackets, { sampleRate }: EncoderOptions): AudioEncoder {
  const scale = OPUS_RATE / sampleRate;
  const frameSize = sampleRate / FRAMES_PER_SECOND;
  // The encoder answers later by this much; the decoder drops it again.
  const lookahead = encoder.ctl(GET_LOOKAHEAD);
  const blocks = new SampleBlocks(frameSize);
  let sequence = 0;
  let samples = 0;
  let frames = 0;
  let waiting: Uint8Array[] = [];
  let ready: Uint8Array[] = [];
  let open = true;

  const addPage = (packets: readonly Uint8Array[], granule: number, isLast = false) => {
    ready.push(writeOggPage({ packets, granule, sequence, isLast }));
    sequence += 1;
  };
  const addFrame = (block: Float32Array) => {
    waiting.push(encoder.encode(encodePcm(block, "int16")));
    frames += 1;
  };
  const addFullPage = () => {
    // The first frame gets a page of its own, so that listening starts at once.
    if (waiting.length < PACKETS_PER_PAGE && frames > 1) return;
    addPage(waiting, frames * frameSize * scale);
    waiting = [];
  };
  const take = () => {
    const bytes = concat(Uint8Array, ready);
    ready = [];
    return bytes;
  };
  const dispose = () => {
    if (open) encoder.drop();
    open = false;
  };
  addPage([opusHead(lookahead * scale, sampleRate)], 0);
  addPage([opusTags()], 0);

  return {
    async encode(piece) {
      samples += piece.length;
      blocks.add(piece, (block) => {
        addFrame(block);
        addFullPage();
      });
      return take();
    },
    async finish() {
      // Silence pushes the last samples out; the last page's count says where the sound ends.
      const missing = Math.ceil((samples + lookahead) / frameSize) - frames;
      const rest = blocks.rest();
      const tail = new Float32Array(missing * frameSize);
      tail.set(rest);
      for (let i = 0; i < missing; i++) addFrame(tail.subarray(i * frameSize, (i + 1) * frameSize));
      addPage(waiting, (samples + lookahead) * scale, true);
      dispose();
      return take();
    },
    dispose,
  };
}
