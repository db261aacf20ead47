/**
 * Cutting and joining row-major spectrograms along time.
 * @module
 */

/** A spectrogram, row-major `[bins, frames]`. */
export interface MelPiece {
  readonly values: Float32Array;
  readonly frames: number;
}

/** The frames from `start` to `end`, `end` not included, as a copy. */
export function sliceFrames({ values, frames }: MelPiece, start: number, end: number): MelPiece {
  const bins = Math.round(values.length / frames);
  const length = end - start;
  const result = new Float32Array(bins * length);
  for (let bin = 0; bin < bins; bin++) {
    result.set(values.subarray(bin * frames + start, bin * frames + end), bin * length);
  }
  return { values: result, frames: length };
}

/** Two pieces of equally many bins, one after the other. */
export function joinFrames(first: MelPiece, second: MelPiece): MelPiece {
  const frames = first.frames + second.frames;
  const bins = second.values.length / second.frames;
  const values = new Float32Array(bins * frames);
  for (let bin = 0; bin < bins; bin++) {
    const head = bin * first.frames;
    const tail = bin * second.frames;
    values.set(first.values.subarray(head, head + first.frames), bin * frames);
    values.set(second.values.subarray(tail, tail + second.frames), bin * frames + first.frames);
  }
  return { values, frames };
}

/** Overwrites the first frames of `target` with as many of `source` as there is room for. */
export function copyFrames(source: MelPiece, target: MelPiece): void {
  const bins = target.values.length / target.frames;
  const shared = Math.min(source.frames, target.frames);
  for (let bin = 0; bin < bins; bin++) {
    const from = bin * source.frames;
    target.values.set(source.values.subarray(from, from + shared), bin * target.frames);
  }
}
