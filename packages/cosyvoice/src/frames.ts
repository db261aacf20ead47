import type { MelSpec } from "@cosyvoice-lite/spec";
import type { CosyVoice1Spec } from "./section";

/** What decides how many frames a token lasts. */
export interface TokenTiming {
  /** Speech tokens per second. */
  readonly tokenRate: number;
  /** Tokens at either end that are stretched apart from the middle. */
  readonly edgeTokens: number;
  readonly mel: Pick<MelSpec, "sampleRate" | "hopLength">;
}

/** Inputs of the flow encoder beside the tokens, each `[frames]`. */
interface FramePositions {
  /** Index of the token to the left of each frame. */
  readonly left: BigInt64Array;
  /** Share of the token to the right, in 0…1. */
  readonly weight: Float32Array;
}

/** The timing of a voice. */
export function tokenTiming({ flow }: CosyVoice1Spec, mel: MelSpec): TokenTiming {
  return { tokenRate: flow.tokenRate, edgeTokens: flow.edgeTokens, mel };
}

/** Mel frames of a number of tokens. The order of the operations decides where the product is a hair below a whole number. */
export function frameCount(tokens: number, { tokenRate, mel }: TokenTiming): number {
  return Math.trunc(((tokens / tokenRate) * mel.sampleRate) / mel.hopLength);
}

/**
 * Positions of the frames of an utterance. With more than two edges' worth of tokens, both edges get the frames that so
 * many tokens have by themselves, so that neighbouring chunks of a stream overlap frame by frame.
 */
export function framePositions(tokens: number, timing: TokenTiming): FramePositions {
  const total = frameCount(tokens, timing);
  const left = new BigInt64Array(total);
  const weight = new Float32Array(total);
  let token = 0;
  let frame = 0;
  for (const piece of pieces(tokens, total, timing)) {
    const positions = stretchPositions(piece.tokens, piece.frames);
    for (let i = 0; i < piece.frames; i++) left[frame + i] = BigInt(token + positions.left[i]);
    weight.set(positions.weight, frame);
    token += piece.tokens;
    frame += piece.frames;
  }
  return { left, weight };
}

function pieces(tokens: number, total: number, timing: TokenTiming) {
  const edge = timing.edgeTokens;
  if (tokens <= 2 * edge) return [{ tokens, frames: total }];
  const atEdge = { tokens: edge, frames: frameCount(edge, timing) };
  const middle = { tokens: tokens - 2 * edge, frames: total - 2 * atEdge.frames };
  return [atEdge, middle, atEdge];
}

/** Where each target row lies between two source rows. */
interface StretchPositions {
  /** `[to]`: index of the source row to the left. */
  readonly left: Int32Array;
  /** `[to]`: share of the row to the right, in 0…1 without 1; 0 at the last row. */
  readonly weight: Float32Array;
}

/**
 * Positions that stretch `from` rows to `to` rows. Both have their first and last rows' edges, not their centres, in
 * common (`align_corners` false in PyTorch's words).
 * @param from - Rows that there are, at least 1.
 * @param to - Rows that are wanted, at least 0.
 */
export function stretchPositions(from: number, to: number): StretchPositions {
  const left = new Int32Array(to);
  const weight = new Float32Array(to);
  const scale = Math.fround(from / to);
  for (let i = 0; i < to; i++) {
    // PyTorch multiplies and subtracts in one step that rounds once.
    const position = Math.fround(Math.max(0, scale * (i + 0.5) - 0.5));
    left[i] = Math.min(Math.trunc(position), from - 1);
    weight[i] = left[i] === from - 1 ? 0 : position - left[i];
  }
  return { left, weight };
}

/**
 * Stretches a spectrogram.
 * @param frames - Row-major `[bins, from]`.
 * @returns Row-major `[bins, to]`.
 */
export function stretchFrames(frames: Float32Array, from: number, to: number): Float32Array {
  const bins = frames.length / from;
  const { left, weight } = stretchPositions(from, to);
  const stretched = new Float32Array(bins * to);
  for (let bin = 0; bin < bins; bin++) {
    const row = bin * from;
    for (let i = 0; i < to; i++) {
      const near = row + left[i];
      const far = Math.min(near + 1, row + from - 1);
      stretched[bin * to + i] =
        Math.fround((1 - weight[i]) * frames[near]) + Math.fround(weight[i] * frames[far]);
    }
  }
  return stretched;
}

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
