/**
 * The two packets that an Opus stream in Ogg begins with (RFC 7845, section 5).
 * @module
 */

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
