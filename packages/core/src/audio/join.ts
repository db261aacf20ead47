/**
 * Pieces of sound one after another.
 * @module
 */

/** The pieces in one array. */
export function join(pieces: readonly Float32Array[]): Float32Array {
  if (pieces.length === 1) return pieces[0];
  const joined = new Float32Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let offset = 0;
  for (const piece of pieces) {
    joined.set(piece, offset);
    offset += piece.length;
  }
  return joined;
}

/** The samples with so many of silence before and behind them. */
export function withSilence(samples: Float32Array, before: number, behind: number): Float32Array {
  if (before + behind === 0) return samples;
  const longer = new Float32Array(before + samples.length + behind);
  longer.set(samples, before);
  return longer;
}
