/**
 * Speech tokens of one utterance into samples, chunk by chunk.
 * @module
 */
import type { CosyVoice1Spec } from "../section";
import { joinFrames, sliceFrames, type MelPiece } from "../flow/mel-rows";
import type { ContinuableHift } from "../hift/open-hift";
import type { Flow, FlowCache, FlowSettings, OnStep, SpeakerVectors } from "../types";
import { evenFade, fadeInto, hammingFade } from "./fades";

/**
 * How chunks are joined. `official`: the upstream arithmetic, for comparisons. `even`: fades whose weights add up to 1,
 * and harmonics whose phases run on from chunk to chunk; upstream both jump at every join.
 */
export type Joins = "even" | "official";

/** What an utterance needs. */
export interface ChunkSpeakerOptions extends FlowSettings {
  readonly flow: Flow;
  readonly hift: ContinuableHift;
  readonly spec: CosyVoice1Spec;
  readonly speaker: SpeakerVectors;
  /** Seed of every random draw. */
  readonly seed: number;
  /** Default `even`. */
  readonly joins?: Joins;
}

/** How to speak one chunk. */
export interface ChunkRequest {
  /** All but the last chunk end with the overlap, which the next chunk begins with again. */
  readonly tokens: Int32Array;
  readonly last: boolean;
  readonly signal?: AbortSignal;
  readonly onStep?: OnStep;
}

/** Speaks one utterance; what it keeps between chunks is that utterance's own. */
export interface ChunkSpeaker {
  /** The samples that are final after this chunk. Chunks are spoken one after the other. */
  speak(request: ChunkRequest): Promise<Float32Array>;
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

/** Begins an utterance. */
export function createChunkSpeaker(options: ChunkSpeakerOptions): ChunkSpeaker {
  const { flow, hift, spec, speaker, steps, guidance, joins = "even" } = options;
  const { melOverlapFrames, melCacheFrames } = spec.stream;
  const heldBack = melCacheFrames * spec.hift.samplesPerFrame;
  const fade = joins === "official" ? hammingFade : evenFade;
  const melFade = fade(melOverlapFrames);
  const samplesFade = fade(heldBack);
  let kept: Kept | undefined;
  let chunk = 0;

  return {
    async speak({ tokens, last, signal, onStep }) {
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
    },
  };
}

function fadeFrames(piece: MelPiece, older: MelPiece, fade: ReturnType<typeof evenFade>): void {
  const bins = Math.round(piece.values.length / piece.frames);
  for (let bin = 0; bin < bins; bin++) {
    const row = piece.values.subarray(bin * piece.frames, (bin + 1) * piece.frames);
    fadeInto(row, older.values.subarray(bin * older.frames), fade);
  }
}
