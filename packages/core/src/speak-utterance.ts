/**
 * One utterance from symbols to samples.
 * @module
 */
import {
  SynthesisError,
  throwIfAborted,
  type SynthesisWarning,
  type Utterance,
  type Vocoder,
} from "@cosyvoice-lite/spec";
import { withPause } from "./audio/join";
import { limit } from "./audio/limit";
import { resample } from "./audio/resample";
import type { FamilyAcoustic } from "./families/family";
import { yieldToHost } from "./host";
import type { ResolvedOptions } from "./options";

/** What is needed to speak. */
export interface SpeakUtteranceRequest {
  readonly utterance: Utterance;
  readonly acoustic: FamilyAcoustic;
  readonly vocoder: Vocoder;
  readonly options: ResolvedOptions;
  /** Whether the utterance's pause follows. */
  readonly pauseAfter: boolean;
}

/** Samples at the wanted rate, and the milliseconds that went into them. */
export interface SpokenUtterance {
  readonly audio: Float32Array;
  readonly acousticTime: number;
  readonly vocoderTime: number;
  /** What the models noticed. */
  readonly warnings: readonly SynthesisWarning[];
}

/**
 * Runs acoustic model and vocoder, then gain, pause (shorter at a higher speed) and sample rate.
 * @throws SynthesisError `MODEL_FAILED` where a graph gives no frames or samples that are no numbers.
 */
export async function speakUtterance(request: SpeakUtteranceRequest): Promise<SpokenUtterance> {
  const { utterance, acoustic, vocoder, pauseAfter } = request;
  const { speaker, speed, pitch, seed, signal, gain, sampleRate, family, onProgress } =
    request.options;
  const rate = acoustic.mel.sampleRate;

  const started = performance.now();
  const frames = await acoustic.infer(utterance, {
    speaker,
    speed,
    pitch,
    seed,
    family,
    signal,
    onProgress,
  });
  const inferred = performance.now();
  if (frames.frames === 0) {
    const shown = JSON.stringify(utterance.source);
    throw new SynthesisError("MODEL_FAILED", `The acoustic model gave no frames for ${shown}.`);
  }
  // The native runtime blocks the event loop while it computes: others get a turn between the two graphs.
  await yieldToHost();
  throwIfAborted(signal);

  const resumed = performance.now();
  const samples = await vocoder.decode(frames, { seed, signal });
  checkFinite(samples, vocoder.name);
  limit(samples, gain);
  const pause = pauseAfter ? Math.round((utterance.pauseAfterMs / 1000 / speed) * rate) : 0;
  const audio = resample(withPause(samples, pause), rate, sampleRate);
  throwIfAborted(signal);
  return {
    audio,
    acousticTime: inferred - started,
    vocoderTime: performance.now() - resumed,
    warnings: frames.warnings ?? [],
  };
}

function checkFinite(samples: Float32Array, vocoder: string): void {
  let isFinite = true;
  // A callback per sample would cost more than the limiter; infinity and NaN are what x − x does not make 0.
  for (let n = 0; n < samples.length; n++) if (samples[n] - samples[n] !== 0) isFinite = false;
  if (isFinite) return;
  throw new SynthesisError(
    "MODEL_FAILED",
    `The vocoder "${vocoder}" gave samples that are no numbers. Try another vocoder.`,
  );
}
