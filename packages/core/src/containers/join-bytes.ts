/**
 * Pieces of a file one after another.
 * @module
 */

/** The pieces in one array; one that has all the bytes is returned itself. */
export function joinBytes(all: readonly Uint8Array[]): Uint8Array {
  const pieces = all.filter(({ length }) => length > 0);
  if (pieces.length === 1) return pieces[0];
  const joined = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let offset = 0;
  for (const piece of pieces) {
    joined.set(piece, offset);
    offset += piece.length;
  }
  return joined;
}
