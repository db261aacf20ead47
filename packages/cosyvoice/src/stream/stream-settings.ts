/**
 * How long the chunks of a stream are.
 * @module
 */
import { SynthesisError } from "@cosyvoice-lite/spec";
import type { CosyVoice1Spec } from "../section";
import { frameCount, type TokenTiming } from "../flow/frame-positions";

type CosyVoice1Stream = CosyVoice1Spec["stream"];

/**
 * Tokens that the first chunk goes forward by where the caller does not say: sound comes after 50 tokens, one second of
 * speech, instead of the 120 tokens of the official code. The hop doubles from chunk to chunk up to the voice's own.
 */
const FIRST_HOP_TOKENS = 30;

/**
 * The smallest first hop: its chunk must hold both edges of the length regulator, so that overlaps agree frame by frame,
 * and something to play beside what is held back.
 */
export function smallestFirstHop(settings: CosyVoice1Stream, timing: TokenTiming): number {
  const { overlapTokens, melOverlapFrames, melCacheFrames } = settings;
  let hop = Math.max(1, 2 * timing.edgeTokens + 1 - overlapTokens);
  while (frameCount(hop + overlapTokens, timing) <= melOverlapFrames + melCacheFrames) hop++;
  return hop;
}

/**
 * Checks the caller's first hop.
 * @throws SynthesisError `INVALID_ARGUMENT` with the range.
 */
export function resolveFirstHop(
  asked: number | undefined,
  settings: CosyVoice1Stream,
  timing: TokenTiming,
): number {
  const most = settings.hopTokens;
  const least = Math.min(smallestFirstHop(settings, timing), most);
  if (asked === undefined) return Math.min(Math.max(FIRST_HOP_TOKENS, least), most);
  if (Number.isInteger(asked) && asked >= least && asked <= most) return asked;
  throw new SynthesisError(
    "INVALID_ARGUMENT",
    `The first chunk of a stream must be a whole number of tokens from ${least} to ${most}; found ${asked}.`,
  );
}
