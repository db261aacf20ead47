import { throwIfAborted, SynthesisError } from "@cosyvoice-lite/spec";
import { type TokenTiming, joinFrames, sliceFrames, type MelPiece, frameCount } from "./frames";
import type { Flow, FlowCache, FlowSettings, OnStep } from "./flow";
import type { SpeakerVectors } from "./speakers";
import type { CosyVoice1Spec } from "./section";
import type { Hift } from "./hift";

/** What an utterance needs. */
export interface StreamSpeechOptions extends FlowSettings {
  readonly flow: Flow;
  readonly hift: Hift;
  readonly spec: CosyVoice1Spec;
  readonly speaker: SpeakerVectors;
  /** Seed of every random draw. */
  readonly seed: number;
  /**
   * How chunks are joined. `official`: the upstream arithmetic, for comparisons. `even`, the default: fades whose weights add up to 1,
   * and harmonics whose phases run on from chunk to chunk; upstream both jump at every join.
   */
  readonly joins?: "even" | "official";
  readonly timing: TokenTiming;
  /** Speech tokens as they are chosen. */
  readonly tokens: AsyncIterable<number> | Iterable<number>;
  /**
   * Tokens that the first chunk goes forward by; it is spoken when the overlap's tokens are there, too. The hop doubles
   * from chunk to chunk up to the voice's own, which is the official code's first one. Default 30.
   */
  readonly firstHopTokens?: number;
  readonly signal?: AbortSignal;
  /** Called after each step of the flow; the count starts again with every chunk. */
  readonly onStep?: OnStep;
}

/**
 * Speaks tokens in chunks. Joined, the pieces are one utterance; each chunk rounds its own number of frames, so that the
 * whole may be shorter than the same tokens spoken at once, by less than a frame per chunk. No tokens give no pieces.
 * @throws SynthesisError `INVALID_ARGUMENT` for a first chunk out of range, before any token is requested.
 */
export async function* streamSpeech(
  options: StreamSpeechOptions,
): AsyncGenerator<Float32Array, void> {
  const { tokens, spec, timing, signal } = options;
  const { hopTokens, overlapTokens } = spec.stream;
  let hop = resolveFirstHop(options.firstHopTokens, spec.stream, timing);
  const speak = createChunkSpeaker(options);
  let waiting: number[] = [];
  for await (const token of tokens) {
    throwIfAborted(signal);
    waiting.push(token);
    if (waiting.length < hop + overlapTokens) continue;
    yield await speak(Int32Array.from(waiting), false);
    waiting = waiting.slice(hop);
    hop = Math.min(2 * hop, hopTokens);
  }
  throwIfAborted(signal);
  if (waiting.length === 0) return;
  yield await speak(Int32Array.from(waiting), true);
}

/** What a chunk leaves for the next one. */
interface Kept {
  readonly flow: FlowCache;
  /** The last frames, which the next chunk has its own version of. */
  readonly overlap: MelPiece;
  /** Frames that are decoded again, and source and samples of the first time. */
  readonly mel: MelPiece;
  readonly source: Float32Array;
  readonly cycles?: Float64Array;
  readonly samples: Float32Array;
}

/**
 * Begins an utterance. The function speaks one chunk and returns the samples that are final after it: all but the last chunk end with the
 * overlap, which the next chunk begins with again.
 */
function createChunkSpeaker(options: StreamSpeechOptions) {
  const { flow, hift, spec, speaker, steps, guidance, joins = "even", signal, onStep } = options;
  const { melOverlapFrames, melCacheFrames } = spec.stream;
  const heldBack = melCacheFrames * spec.hift.samplesPerFrame;
  const fade = joins === "official" ? hammingFade : evenFade;
  const melFade = fade(melOverlapFrames);
  const samplesFade = fade(heldBack);
  let kept: Kept | undefined;
  let chunk = 0;

  return async (tokens: Int32Array, last: boolean): Promise<Float32Array> => {
    // A large odd factor spreads neighbouring chunks over all 32 bits; the first chunk has the plain seed.
    const seed = options.seed ^ Math.imul(chunk++, 0x9e3779b1);
    const before = kept;
    const { mel, frames, cache } = await flow.infer({
      tokens,
      speaker,
      seed,
      cache: before?.flow,
      steps,
      guidance,
      signal,
      onStep,
    });
    const fresh: MelPiece = { values: mel, frames };
    if (before) fadeFrames(fresh, before.overlap, melFade);
    const whole = before ? joinFrames(before.mel, fresh) : fresh;
    const ready = last ? whole : sliceFrames(whole, 0, whole.frames - melOverlapFrames);

    const { samples, source, cycles } = await hift.decode({
      mel: ready.values,
      frames: ready.frames,
      seed,
      sourceHead: before?.source,
      headCycles: before?.cycles,
      signal,
    });
    if (before) fadeInto(samples, before.samples, samplesFade);
    if (last) return samples;

    const final = samples.length - heldBack;
    kept = {
      flow: cache,
      overlap: sliceFrames(whole, ready.frames, whole.frames),
      mel: sliceFrames(ready, ready.frames - melCacheFrames, ready.frames),
      source: source.slice(final),
      cycles: joins === "official" ? undefined : cycles,
      samples: samples.slice(final),
    };
    return samples.slice(0, final);
  };
}

function fadeFrames(piece: MelPiece, older: MelPiece, fade: ReturnType<typeof evenFade>): void {
  const bins = Math.round(piece.values.length / piece.frames);
  for (let bin = 0; bin < bins; bin++) {
    const row = piece.values.subarray(bin * piece.frames, (bin + 1) * piece.frames);
    fadeInto(row, older.values.subarray(bin * older.frames), fade);
  }
}

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
  given: number | undefined,
  settings: CosyVoice1Stream,
  timing: TokenTiming,
): number {
  const most = settings.hopTokens;
  const least = Math.min(smallestFirstHop(settings, timing), most);
  if (given === undefined) return Math.min(Math.max(FIRST_HOP_TOKENS, least), most);
  if (Number.isInteger(given) && given >= least && given <= most) return given;
  throw new SynthesisError(
    "INVALID_ARGUMENT",
    `The first chunk of a stream must be a whole number of tokens from ${least} to ${most}; found ${given}.`,
  );
}

/** Weights of a cross-fade, each `[length]`. */
interface Fade {
  readonly rising: Float64Array;
  readonly falling: Float64Array;
}

/**
 * The official weights: the halves of a symmetric Hamming window. They add up to 1.08, not 1: everything in the fade,
 * log mel values included, becomes larger by 8 %, with a step of that size at either end.
 */
export function hammingFade(length: number): Fade {
  const at = (n: number) => 0.54 - 0.46 * Math.cos((2 * Math.PI * n) / (2 * length - 1));
  return {
    rising: Float64Array.from({ length }, (_, n) => at(n)),
    falling: Float64Array.from({ length }, (_, n) => at(length + n)),
  };
}

/** Raised cosines: they add up to 1 and begin and end with a slope of 0, so that equal signals stay as they are. */
export function evenFade(length: number): Fade {
  const rising = Float64Array.from(
    { length },
    (_, n) => 0.5 - 0.5 * Math.cos((Math.PI * (n + 0.5)) / length),
  );
  return { rising, falling: rising.map((weight) => 1 - weight) };
}

/**
 * Fades from an older version of a row's beginning into the row, in place.
 * @param row - At least as long as the fade.
 * @param older - As long as the fade.
 */
export function fadeInto(row: Float32Array, older: Float32Array, { rising, falling }: Fade): void {
  for (let n = 0; n < rising.length; n++) row[n] = row[n] * rising[n] + older[n] * falling[n];
}
