/** Arrays that are put together. */
type Joinable = Float32Array | Uint8Array;

/**
 * The pieces in one array; a piece that has all the elements is returned itself.
 * @param Kind - Of the pieces, and of the result where there are none: `Float32Array` or `Uint8Array`.
 */
export function concat<T extends Joinable>(
  Kind: new (length: number) => T,
  pieces: readonly T[],
): T {
  const filled = pieces.filter(({ length }) => length > 0);
  if (filled.length === 1) return filled[0];
  const joined = new Kind(filled.reduce((sum, { length }) => sum + length, 0));
  let offset = 0;
  for (const piece of filled) {
    joined.set(piece, offset);
    offset += piece.length;
  }
  return joined;
}
