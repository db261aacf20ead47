import {
  SynthesisError,
  throwIfAborted,
  type MelFrames,
  type StreamedSamples,
  type SynthesisWarning,
  type Utterance,
  type Vocoder,
  type FamilyAcoustic,
  type VoiceSpeaker,
} from "@cosyvoice-lite/spec";
import { limit, type ResamplerStream, type SpokenWord } from "@cosyvoice-lite/audio";
import { yieldToHost } from "@cosyvoice-lite/spec/helpers";
import type { Lifetime } from "./lifetime";
import type { ResolvedOptions } from "./options";
import { wordTimes } from "./timings/word-times";

/** What is needed to speak. */
interface SpeakUtteranceRequest {
  readonly utterance: Utterance;
  readonly acoustic: FamilyAcoustic;
  /** Loads the vocoder, or has it already. */
  readonly vocoder: () => Promise<Vocoder>;
  readonly options: ResolvedOptions;
  /** From the voice's rate to the wanted one; fresh for this utterance. */
  readonly resampler: ResamplerStream;
  /** Runs every piece of work with a graph. */
  readonly run: Lifetime["run"];
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
 * is asked for. The limiter treats every sample alone, and the resampler carries what it needs from piece to piece.
 * @throws SynthesisError `MODEL_FAILED` where a graph gives no frames or samples that are no numbers; `ABORTED`.
 */
export async function* speakUtterance(
  request: SpeakUtteranceRequest,
): AsyncGenerator<SpokenPiece, void> {
  const { utterance, acoustic, resampler, run } = request;
  const { speaker, speed, pitch, seed, signal, gain, family, onProgress } = request.options;
  const asked = { speaker, speed, pitch, seed, signal, family, onProgress };
  const vocoder = await run(request.vocoder);
  const streamed = acoustic.stream?.(utterance, vocoder, asked);
  if (streamed) {
    yield* streamedPieces(request, vocoder, streamed);
    return;
  }

  const started = performance.now();
  const frames = await run(() => acoustic.infer(utterance, asked));
  let acousticTime = performance.now() - started;
  if (frames.frames === 0) {
    const shown = JSON.stringify(utterance.source);
    throw new SynthesisError("MODEL_FAILED", `The acoustic model gave no frames for ${shown}.`);
  }
  checkFrames(frames, acoustic.mel.sampleRate);
  let words = wordTimes(utterance, frames, acoustic.mel);
  let { warnings = [] } = frames;

  const total = frames.frames * acoustic.mel.hopLength;
  const decoded = vocoder.stream?.(frames, { seed, signal });
  const decode = async (): Promise<Float32Array> =>
    decoded
      ? ((await decoded.next()).value ?? new Float32Array(0))
      : vocoder.decode(frames, { seed, signal });
  let count = 0;
  try {
    for (let isLast = false; !isLast;) {
      // The native runtime blocks the event loop while it computes: others get a turn between two runs.
      await yieldToHost();
      throwIfAborted(signal);
      const resumed = performance.now();
      const samples = await run(decode);
      checkFinite(samples, vocoder.name);
      limit(samples, gain);
      count += samples.length;
      isLast = samples.length === 0 || !decoded || count >= total;
      const audio = resampler.push(samples, isLast);
      throwIfAborted(signal);
      const vocoderTime = performance.now() - resumed;
      yield { audio, isLast, words, warnings, acousticTime, vocoderTime };
      acousticTime = 0;
      words = undefined;
      warnings = [];
    }
  } finally {
    await decoded?.return();
  }
}

/** Pieces of a model that speaks while it is still choosing what to say; its time counts as the acoustic model's. */
async function* streamedPieces(
  { resampler, run, options: { gain, signal } }: SpeakUtteranceRequest,
  vocoder: Vocoder,
  stream: AsyncGenerator<StreamedSamples, void>,
): AsyncGenerator<SpokenPiece, void> {
  try {
    for (;;) {
      const since = performance.now();
      const { done, value } = await run(() => stream.next());
      if (done) return;
      const { samples, isLast, warnings } = value;
      checkFinite(samples, vocoder.name);
      limit(samples, gain);
      const audio = resampler.push(samples, isLast);
      throwIfAborted(signal);
      yield { audio, isLast, warnings, acousticTime: performance.now() - since, vocoderTime: 0 };
    }
  } finally {
    await stream.return();
  }
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

interface UtteranceOptions<Options> {
  /** Without what its markup asks for: that is in the options. */
  readonly utterance: Utterance;
  /** What options and markup make together stays in the ranges of the options. The gain makes all speakers equally loud. */
  readonly options: Options;
  /** `MARKUP_IGNORED` where the text asks for an unknown speaker. */
  readonly warnings: readonly SynthesisWarning[];
}

/** @param speakers - The voice's. The caller's choice also speaks where the text names somebody unknown. */
export function utteranceOptions<
  T extends Pick<ResolvedOptions, "speed" | "pitch" | "gain" | "speaker">,
>(marked: Utterance, asked: T, speakers: readonly VoiceSpeaker[]): UtteranceOptions<T> {
  const { prosody, ...utterance } = marked;
  const { speaker, warnings } = speakerOf(marked, asked.speaker, speakers);
  const loudness = 10 ** ((speakers[speaker].gainDb ?? 0) / 20);
  if (!prosody) {
    const options = { ...asked, speaker, gain: asked.gain * loudness };
    return { utterance, options, warnings };
  }
  const options = {
    ...asked,
    speaker,
    speed: within(asked.speed * prosody.speed, 0.25, 4),
    pitch: within(asked.pitch * prosody.pitch, 0.5, 2),
    gain: within(asked.gain * prosody.gain, 0, 8) * loudness,
  };
  return { utterance, options, warnings };
}

function speakerOf(
  { prosody, start, end }: Pick<Utterance, "prosody" | "start" | "end">,
  asked: number,
  speakers: readonly VoiceSpeaker[],
): { readonly speaker: number; readonly warnings: readonly SynthesisWarning[] } {
  const wanted = prosody?.speaker;
  if (wanted === undefined) return { speaker: asked, warnings: [] };
  const found = speakers.findIndex(({ id, name }) => id === wanted || name === wanted);
  if (found >= 0) return { speaker: found, warnings: [] };
  const names = speakers.map(({ id }) => id).join(", ");
  const message = `<voice> names the speaker ${JSON.stringify(wanted)}, whom this voice does not have; speakers: ${names}. The speaker of the call speaks.`;
  return { speaker: asked, warnings: [{ code: "MARKUP_IGNORED", message, start, end }] };
}

function within(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
