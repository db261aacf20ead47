/**
 * One utterance from symbols to samples.
 * @module
 */
import {
  SynthesisError,
  throwIfAborted,
  type MelFrames,
  type SynthesisWarning,
  type Utterance,
  type Vocoder,
} from "@cosyvoice-lite/spec";
import { isStreamingVocoder } from "@cosyvoice-lite/vocoder";
import { limit } from "@cosyvoice-lite/audio";
import type { ResamplerStream } from "@cosyvoice-lite/audio";
import type { FamilyAcoustic, StreamedSamples } from "./families/family";
import { yieldToHost } from "@cosyvoice-lite/spec/helpers";
import type { ResolvedOptions } from "./options";
import type { SpokenWord } from "@cosyvoice-lite/audio";
import { wordTimes } from "./timings/word-times";

/** What is needed to speak. */
export interface SpeakUtteranceRequest {
  readonly utterance: Utterance;
  readonly acoustic: FamilyAcoustic;
  readonly vocoder: Vocoder;
  readonly options: ResolvedOptions;
  /** From the voice's rate to the wanted one; fresh for this utterance. */
  readonly resampler: ResamplerStream;
  /** Whether all is wanted at once: a vocoder that streams then decodes in one go, which is less work. */
  readonly atOnce?: boolean;
}

/** Samples at the wanted rate, and the milliseconds that went into them. */
export interface SpokenPiece {
  readonly audio: Float32Array;
  /** Whether the utterance ends with it. */
  readonly isLast: boolean;
  /** With the first piece: the utterance's words, timed from its first sample, if the model tells. */
  readonly words?: readonly SpokenWord[];
  /** What the models noticed. */
  readonly warnings: readonly SynthesisWarning[];
  readonly acousticTime: number;
  readonly vocoderTime: number;
}

/**
 * Runs the acoustic model once and the vocoder piece by piece, then gain and sample rate. A piece is worked on when it
 * is asked for. The pieces, joined, do not depend on how they were cut, up to the rounding of the vocoder's graph: the
 * limiter treats every sample alone, and the resampler carries what it needs from piece to piece.
 * @throws SynthesisError `MODEL_FAILED` where a graph gives no frames or samples that are no numbers; `ABORTED`.
 */
export async function* speakUtterance(
  request: SpeakUtteranceRequest,
): AsyncGenerator<SpokenPiece, void> {
  const { utterance, acoustic, vocoder, resampler, atOnce = false } = request;
  const { speaker, speed, pitch, seed, signal, gain, family, onProgress } = request.options;
  const asked = { speaker, speed, pitch, seed, signal, family, onProgress };
  if (acoustic.stream && family.firstChunkTokens !== undefined) {
    yield* streamedPieces(request, acoustic.stream(utterance, vocoder, asked));
    return;
  }

  const started = performance.now();
  const frames = await acoustic.infer(utterance, asked);
  let acousticTime = performance.now() - started;
  if (frames.frames === 0) {
    const shown = JSON.stringify(utterance.source);
    throw new SynthesisError("MODEL_FAILED", `The acoustic model gave no frames for ${shown}.`);
  }
  checkFrames(frames, acoustic.mel.sampleRate);
  let words = wordTimes(utterance, frames, acoustic.mel);
  let { warnings = [] } = frames;

  const total = frames.frames * acoustic.mel.hopLength;
  const decoded = decodePieces(vocoder, frames, { seed, signal }, atOnce);
  let count = 0;
  try {
    for (let isLast = false; !isLast;) {
      // The native runtime blocks the event loop while it computes: others get a turn between two runs.
      await yieldToHost();
      throwIfAborted(signal);
      const resumed = performance.now();
      const { done, value: samples = new Float32Array(0) } = await decoded.next();
      checkFinite(samples, vocoder.name);
      limit(samples, gain);
      count += samples.length;
      isLast = done === true || count >= total;
      const audio = resampler.push(samples, isLast);
      throwIfAborted(signal);
      const vocoderTime = performance.now() - resumed;
      yield { audio, isLast, words, warnings, acousticTime, vocoderTime };
      acousticTime = 0;
      words = undefined;
      warnings = [];
    }
  } finally {
    await decoded.return();
  }
}

/** Pieces of a model that speaks while it is still choosing what to say; its time counts as the acoustic model's. */
async function* streamedPieces(
  { vocoder, resampler, options: { gain, signal } }: SpeakUtteranceRequest,
  stream: AsyncIterable<StreamedSamples>,
): AsyncGenerator<SpokenPiece, void> {
  let since = performance.now();
  for await (const { samples, isLast, warnings } of stream) {
    checkFinite(samples, vocoder.name);
    limit(samples, gain);
    const audio = resampler.push(samples, isLast);
    throwIfAborted(signal);
    yield { audio, isLast, warnings, acousticTime: performance.now() - since, vocoderTime: 0 };
    since = performance.now();
  }
}

/** What a vocoder that does not stream decodes is one piece. */
async function* decodePieces(
  vocoder: Vocoder,
  frames: MelFrames,
  options: Parameters<Vocoder["decode"]>[1],
  atOnce: boolean,
): AsyncGenerator<Float32Array, void> {
  if (!atOnce && isStreamingVocoder(vocoder)) yield* vocoder.stream(frames, options);
  else yield await vocoder.decode(frames, options);
}

/** Vocoders refuse such frames as the caller's fault; here they are the model's. */
function checkFrames({ mel, f0 }: MelFrames, sampleRate: number): void {
  if (isFinite(mel) && (f0 ?? []).every((hertz) => hertz >= 0 && hertz < sampleRate / 2)) return;
  throw new SynthesisError(
    "MODEL_FAILED",
    "The acoustic model gave values that are no numbers. The voice may be damaged: fetch or export it again.",
  );
}

/** A callback per value would cost more than the limiter; infinity and NaN are what x − x does not make 0. */
function isFinite(values: Float32Array): boolean {
  let sum = 0;
  for (let n = 0; n < values.length; n++) sum += values[n] - values[n];
  return sum === 0;
}

function checkFinite(samples: Float32Array, vocoder: string): void {
  if (isFinite(samples)) return;
  throw new SynthesisError(
    "MODEL_FAILED",
    `The vocoder "${vocoder}" gave samples that are no numbers. Try another vocoder.`,
  );
}
