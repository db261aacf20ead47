/**
 * Base64 in pieces.
 * @module
 */

/** Bytes that are turned into text at once; three of them make four characters. */
const PIECE_BYTES = 3 * 16_384;

/** Number of characters of so many bytes in Base64. */
export const base64Length = (bytes: number): number => 4 * Math.ceil(bytes / 3);

/** The characters of all pieces together, in pieces of 64 KiB. */
export function* base64Pieces(pieces: Iterable<Uint8Array>): Generator<string, void> {
  const block = Buffer.alloc(PIECE_BYTES);
  let filled = 0;
  for (const piece of pieces) {
    for (let from = 0; from < piece.length;) {
      const part = piece.subarray(from, from + PIECE_BYTES - filled);
      block.set(part, filled);
      filled += part.length;
      from += part.length;
      if (filled < PIECE_BYTES) break;
      yield block.toString("base64");
      filled = 0;
    }
  }
  if (filled > 0) yield block.toString("base64", 0, filled);
}
