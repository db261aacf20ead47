import {
  SynthesisError,
  type InferenceSession,
  type MelSpec,
  throwIfAborted,
  type Tensor,
} from "@cosyvoice-lite/spec";
import { fillNoise } from "@cosyvoice-lite/vocoder";
import { floatOutput, yieldToHost } from "@cosyvoice-lite/spec/helpers";
import { loadBoth, type LoadGraph } from "./graphs";
import type { CosyVoice1Spec } from "./section";
import type { SpeakerVectors } from "./speakers";
import {
  frameCount,
  framePositions,
  tokenTiming,
  type TokenTiming,
  copyFrames,
  sliceFrames,
  type MelPiece,
} from "./frames";

/** Called after every step of a long computation. */
export type OnStep = (step: number, steps: number) => void;

/** How the flow computes. Values are checked before they come here. */
export interface FlowSettings {
  /** Euler steps, at least 1. */
  readonly steps: number;
  /** Classifier-free guidance; 0 leaves the second row of the batch out. */
  readonly guidance: number;
}

/** The end of a chunk as the flow left it, for the chunk after it; row-major `[bins, frames]`. */
export interface FlowCache {
  readonly noise: Float32Array;
  readonly mu: Float32Array;
  readonly frames: number;
}

/** One call of the flow. */
export interface FlowRequest extends FlowSettings {
  /** Speech tokens, at least 1, without start and stop. */
  readonly tokens: Int32Array;
  readonly speaker: SpeakerVectors;
  /** Seed of the noise. */
  readonly seed: number;
  /** Noise in place of the seed's, `[bins, frames]`: tests compare with official runs. */
  readonly noise?: Float32Array;
  /** Replaces the first frames of noise and `mu`. */
  readonly cache?: FlowCache;
  /** Tested before every step; rejects with `ABORTED`. */
  readonly signal?: AbortSignal;
  readonly onStep?: OnStep;
}

/** Mel frames of speech tokens. */
interface FlowResult {
  /** Natural log of mel magnitudes, row-major `[bins, frames]`. */
  readonly mel: Float32Array;
  readonly frames: number;
  /** The last `stream.melOverlapFrames` frames for the next chunk. */
  readonly cache: FlowCache;
}

/** Speech tokens to mel. */
export interface Flow {
  infer(request: FlowRequest): Promise<FlowResult>;
  dispose(): Promise<void>;
}

/**
 * Loads the graphs `flowEncoder` and `flowEstimator`.
 *
 * `infer` rejects with `ABORTED`, with `INVALID_ARGUMENT` for no tokens or more than the encoder takes, and with
 * `MODEL_FAILED` where a graph gives something else than the contract says.
 */
export async function openFlow({
  spec,
  mel,
  load,
}: {
  spec: CosyVoice1Spec;
  mel: MelSpec;
  load: LoadGraph;
}): Promise<Flow> {
  const [encoder, estimator] = await loadBoth(load, "flowEncoder", "flowEstimator");
  const timing = tokenTiming(spec, mel);
  const overlapFrames = spec.stream.melOverlapFrames;

  return {
    async infer(request: FlowRequest): Promise<FlowResult> {
      const { tokens, speaker, seed, noise: given, cache, ...solving } = request;
      const frames = checkedFrames(tokens.length, spec.flow.maxTokens, timing);
      const mu = { values: await encode(encoder, tokens, timing, mel.bins), frames };
      const noise = { values: new Float32Array(mel.bins * frames), frames };
      if (given) noise.values.set(given);
      else fillNoise(noise.values, seed);
      if (cache) {
        copyFrames({ values: cache.noise, frames: cache.frames }, noise);
        copyFrames({ values: cache.mu, frames: cache.frames }, mu);
      }
      const solved = await solveFlow({
        ...solving,
        estimator,
        noise: noise.values,
        mu: mu.values,
        speaker: speaker.flow,
        frames,
      });
      const end = (piece: MelPiece) =>
        sliceFrames(piece, Math.max(0, frames - overlapFrames), frames);
      return {
        mel: solved,
        frames,
        cache: { noise: end(noise).values, mu: end(mu).values, frames: end(mu).frames },
      };
    },
    async dispose() {
      await Promise.all([encoder.dispose(), estimator.dispose()]);
    },
  };
}

/** @throws SynthesisError `INVALID_ARGUMENT` */
function checkedFrames(tokens: number, maxTokens: number, timing: TokenTiming): number {
  const frames = frameCount(tokens, timing);
  if (frames > 0 && tokens <= maxTokens) return frames;
  throw new SynthesisError(
    "INVALID_ARGUMENT",
    `The flow takes 1 to ${maxTokens} speech tokens at once; found ${tokens}. Split the text, or stream it.`,
  );
}

/** `mu` of the tokens, `[bins, frames]`, in an array of its own. */
async function encode(
  encoder: InferenceSession,
  tokens: Int32Array,
  timing: TokenTiming,
  bins: number,
): Promise<Float32Array> {
  const { left, weight } = framePositions(tokens.length, timing);
  const frames = weight.length;
  const output = await encoder.run({
    speech_token: {
      type: "int64",
      data: BigInt64Array.from(tokens, BigInt),
      dims: [1, tokens.length],
    },
    left: { type: "int64", data: left, dims: [frames] },
    weight: { type: "float32", data: weight, dims: [frames] },
  });
  return Float32Array.from(floatOutput("flowEncoder", output, "mu", [1, bins, frames]));
}

/** What one solution needs. */
interface SolveFlowRequest {
  /** The graph `flowEstimator`. */
  readonly estimator: InferenceSession;
  /** `[bins, frames]`: where the flow starts. */
  readonly noise: Float32Array;
  /** `[bins, frames]`: what the speech tokens ask for. */
  readonly mu: Float32Array;
  /** `[bins]`: the speaker. */
  readonly speaker: Float32Array;
  readonly frames: number;
  /** Euler steps, at least 1. */
  readonly steps: number;
  /** Strength of the guidance; 0 leaves it out, which halves the work. */
  readonly guidance: number;
  readonly signal?: AbortSignal;
  /** Called after each step with the number of steps done. */
  readonly onStep?: OnStep;
}

/** Solves the flow and returns the mel `[bins, frames]`, natural logarithm. Aborts between steps. */
async function solveFlow(request: SolveFlowRequest): Promise<Float32Array> {
  const { estimator, steps, signal, onStep, frames } = request;
  const bins = request.speaker.length;
  const size = bins * frames;
  const guidance = Math.fround(request.guidance);
  const strength = Math.fround(1 + request.guidance);
  const batch = guidance === 0 ? 1 : 2;

  // With guidance, row 1 is what the estimator makes of the noise alone: its conditions stay zero.
  const tensor = (
    dims: readonly number[],
    row?: Float32Array,
  ): Extract<Tensor, { type: "float32" }> => {
    const data = new Float32Array(dims.reduce((product, dim) => product * dim, 1));
    if (row) data.set(row);
    return { type: "float32", data, dims };
  };
  const x = tensor([batch, bins, frames]);
  const t = tensor([batch]);
  const mu = tensor([batch, bins, frames], request.mu);
  const spks = tensor([batch, bins], request.speaker);
  const cond = tensor([batch, bins, frames]);

  const state = Float32Array.from(request.noise);
  for (const [index, { time, delta }] of timeSteps(steps).entries()) {
    // The native runtime blocks the event loop while it computes; only in between can an abort arrive.
    await yieldToHost();
    throwIfAborted(signal);
    for (let row = 0; row < batch; row++) x.data.set(state, row * size);
    t.data.fill(time);
    const output = await estimator.run({ x, mu, t, spks, cond });
    const velocity = floatOutput("flowEstimator", output, "velocity", x.dims);
    for (let i = 0; i < size; i++) {
      const guided =
        batch === 1
          ? velocity[i]
          : Math.fround(strength * velocity[i]) - Math.fround(guidance * velocity[size + i]);
      state[i] += Math.fround(delta * Math.fround(guided));
    }
    onStep?.(index + 1, steps);
  }
  return state;
}

/** One Euler step: at `time` the velocity is taken, and it holds for `delta`. Both are float32 values. */
interface TimeStep {
  readonly time: number;
  readonly delta: number;
}

/**
 * Euler steps from 0 to 1 in float32, by the schedule `cosine`: dense at the beginning, where the noise takes its shape. Each step aims at its nominal end, not at its nominal length: what the sums of
 * earlier steps lost to rounding is made good.
 * @param steps - At least 1.
 */
export function timeSteps(steps: number): TimeStep[] {
  const span = Float32Array.from({ length: steps + 1 }, (_, k) => {
    const angle = Math.fround(Math.fround(Math.fround(k / steps) * 0.5) * Math.fround(Math.PI));
    return 1 - Math.fround(Math.cos(angle));
  });
  const result: TimeStep[] = [];
  let time = span[0];
  for (let k = 1; k <= steps; k++) {
    const delta = Math.fround(span[k] - time);
    result.push({ time, delta });
    time = Math.fround(time + delta);
  }
  return result;
}
