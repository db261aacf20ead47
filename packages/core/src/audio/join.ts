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

/** The samples with silence behind them. */
export function withPause(samples: Float32Array, silentSamples: number): Float32Array {
  if (silentSamples === 0) return samples;
  const longer = new Float32Array(samples.length + silentSamples);
  longer.set(samples);
  return longer;
}
