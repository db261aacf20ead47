/** Typed arrays that can be concatenated. */
type Joinable = Float32Array | Uint8Array;

/**
 * Concatenates the pieces; a single piece that holds all the elements is returned as it is.
 * @param Kind - Type of the pieces, and of the result if there are none: `Float32Array` or `Uint8Array`.
 */
export function concat<T extends Joinable>(
  Kind: new (length: number) => T,
  pieces: readonly T[],
): T {
  const filled = pieces.filter(({ length }) => length > 0);
  const [only] = filled;
  if (only && filled.length === 1) return only;
  const joined = new Kind(filled.reduce((sum, { length }) => sum + length, 0));
  let offset = 0;
  for (const piece of filled) {
    joined.set(piece, offset);
    offset += piece.length;
  }
  return joined;
}
