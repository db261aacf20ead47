/**
 * Pages of the Ogg container (RFC 3533, section 6), and the two packets that an Opus stream in Ogg begins with (RFC 7845, section 5).
 * @module
 */

/** Where a page stands in its stream. */
export interface OggPage {
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
/** Tells streams apart that are mixed in one file; ours hold one. */
const SERIAL = 1;
const POLYNOMIAL = 0x04c11db7;

/** The bytes of a page. */
export function writeOggPage({ packets, granule, sequence, isLast }: OggPage): Uint8Array {
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

/** `OpusHead`: mono, no gain. @param preSkip - Samples at 48 kHz that the decoder drops at the beginning. */
export function opusHead(preSkip: number, sampleRate: number): Uint8Array {
  const packet = new Uint8Array(19);
  const view = new DataView(packet.buffer);
  packet.set(new TextEncoder().encode("OpusHead"));
  // Version and channels.
  packet[8] = 1;
  packet[9] = 1;
  view.setUint16(10, preSkip, true);
  // What the sound was before; decoders give 48 kHz.
  view.setUint32(12, sampleRate, true);
  return packet;
}

/** `OpusTags`: who wrote the file, and no comments. */
export function opusTags(): Uint8Array {
  const vendor = new TextEncoder().encode(VENDOR);
  const packet = new Uint8Array(8 + 4 + vendor.length + 4);
  packet.set(new TextEncoder().encode("OpusTags"));
  new DataView(packet.buffer).setUint32(8, vendor.length, true);
  packet.set(vendor, 12);
  return packet;
}
