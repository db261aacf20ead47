/**
 * The check sums of FLAC frames: polynomials x⁸+x²+x+1 and x¹⁶+x¹⁵+x²+1, highest bit first, starting at 0 (RFC 9639, section 9).
 * @module
 */

/** Check sum of a frame's header. */
export const crc8 = (bytes: Uint8Array): number => crc(bytes, 8, 0x07);

/** Check sum of a whole frame. */
export const crc16 = (bytes: Uint8Array): number => crc(bytes, 16, 0x8005);

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
