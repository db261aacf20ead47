import { SynthesisError } from "@cosyvoice-lite/spec";
import { concat } from "@cosyvoice-lite/spec/helpers";
import { encodePcm, SampleBlocks } from "../samples";
import {
  checkEncoderOptions,
  type AudioContainer,
  type AudioEncoder,
  type EncoderOptions,
} from "./container";

/** One of the package's encoders. */
interface OpusPackets {
  /** Sets a value of libopus, or reads it where none is given. */
  ctl(request: number, value?: number): number;
  /** One frame of 16-bit samples as a packet. */
  encode(samples: Uint8Array): Uint8Array;
  /** Frees the memory. */
  drop(): void;
}

/** The part of the package that we use. */
interface OpusModule {
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
async function loadOpus(): Promise<OpusModule> {
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

/** Opus counts samples at this rate, whatever the input rate. */
const OPUS_RATE = 48_000;
const FRAMES_PER_SECOND = 50;
/** 100 ms: a page costs at least 28 bytes, and a stream waits for it. */
const PACKETS_PER_PAGE = 5;
/** Mono speech has no audible loss here. */
const DEFAULT_BITRATE = 48_000;
/** Half of libopus's effort costs a fifth of the time; at this rate the difference is not heard. */
const COMPLEXITY = 5;
// Requests of libopus (opus_defines.h).
const SET_BITRATE = 4002;
const SET_COMPLEXITY = 4010;
const GET_LOOKAHEAD = 4027;

/**
 * Opus in Ogg (RFC 7845), 48 kb/s. The encoder is libopus as WebAssembly, from the package `@evan/opus` (MIT; libopus is under the BSD
 * licence).
 */
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
  // The delay of the encoder; the decoder drops it again.
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

/** A page of the Ogg container (RFC 3533, section 6). */
interface OggPage {
  /** Whole packets, 255 segments at most together. */
  readonly packets: readonly Uint8Array[];
  /** Samples up to the end of the page, in the codec's own count. */
  readonly granule: number;
  /** Position among the pages, from 0. */
  readonly sequence: number;
  /** Whether it is the last page. */
  readonly isLast: boolean;
}

const HEAD_BYTES = 27;
const CRC_OFFSET = 22;
const SEGMENT = 255;
const FIRST = 2;
const LAST = 4;
/** Distinguishes streams multiplexed in one file; ours hold one. */
const SERIAL = 1;
const POLYNOMIAL = 0x04c11db7;

/** The bytes of a page. */
function writeOggPage({ packets, granule, sequence, isLast }: OggPage): Uint8Array {
  // A packet ends with the first segment that is not full, which may be an empty one.
  const segments = packets.flatMap(({ length }) => [
    ...Array.from({ length: Math.floor(length / SEGMENT) }, () => SEGMENT),
    length % SEGMENT,
  ]);
  const body = packets.reduce((sum, { length }) => sum + length, 0);
  const page = new Uint8Array(HEAD_BYTES + segments.length + body);
  const view = new DataView(page.buffer);
  for (const [i, letter] of [..."OggS"].entries()) page[i] = letter.charCodeAt(0);
  page[5] = (sequence === 0 ? FIRST : 0) | (isLast ? LAST : 0);
  view.setBigUint64(6, BigInt(granule), true);
  view.setUint32(14, SERIAL, true);
  view.setUint32(18, sequence, true);
  page[26] = segments.length;
  page.set(segments, HEAD_BYTES);
  let offset = HEAD_BYTES + segments.length;
  for (const packet of packets) {
    page.set(packet, offset);
    offset += packet.length;
  }
  view.setUint32(CRC_OFFSET, checkSum(page), true);
  return page;
}

/** CRC-32 with the highest bit first, from 0 and without a final inversion. */
function checkSum(bytes: Uint8Array): number {
  let sum = 0;
  for (const byte of bytes) {
    sum ^= byte << 24;
    for (let bit = 0; bit < 8; bit++) sum = sum < 0 ? (sum << 1) ^ POLYNOMIAL : sum << 1;
  }
  return sum >>> 0;
}

const VENDOR = "cosyvoice-lite";

/** `OpusHead`: mono, no gain. @param preSkip - Samples at 48 kHz that the decoder drops at the beginning (RFC 7845, section 5). */
function opusHead(preSkip: number, sampleRate: number): Uint8Array {
  const packet = new Uint8Array(19);
  const view = new DataView(packet.buffer);
  packet.set(new TextEncoder().encode("OpusHead"));
  // Version and channels.
  packet[8] = 1;
  packet[9] = 1;
  view.setUint16(10, preSkip, true);
  // The input's rate; decoders output 48 kHz.
  view.setUint32(12, sampleRate, true);
  return packet;
}

/** `OpusTags`: who wrote the file, and no comments. */
function opusTags(): Uint8Array {
  const vendor = new TextEncoder().encode(VENDOR);
  const packet = new Uint8Array(8 + 4 + vendor.length + 4);
  packet.set(new TextEncoder().encode("OpusTags"));
  new DataView(packet.buffer).setUint32(8, vendor.length, true);
  packet.set(vendor, 12);
  return packet;
}
