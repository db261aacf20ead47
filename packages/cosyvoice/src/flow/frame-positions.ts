/**
 * Which speech tokens make which mel frames: the indices of the length regulator.
 * @module
 */
import type { MelSpec } from "@cosyvoice-lite/spec";
import type { CosyVoice1Spec } from "../section";
import { stretchPositions } from "./linear-stretch";

/** What decides how many frames a token lasts. */
export interface TokenTiming {
  /** Speech tokens per second. */
  readonly tokenRate: number;
  /** Tokens at either end that are stretched apart from the middle. */
  readonly edgeTokens: number;
  readonly mel: Pick<MelSpec, "sampleRate" | "hopLength">;
}

/** Inputs of the flow encoder beside the tokens, each `[frames]`. */
export interface FramePositions {
  /** Index of the token to the left of each frame. */
  readonly left: BigInt64Array;
  /** Share of the token to the right, in 0…1. */
  readonly weight: Float32Array;
}

/** The timing of a voice. */
export function tokenTiming({ flow }: CosyVoice1Spec, mel: MelSpec): TokenTiming {
  return { tokenRate: flow.tokenRate, edgeTokens: flow.edgeTokens, mel };
}

/** Mel frames of so many tokens. The order of the operations decides where the product is a hair below a whole number. */
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
