/**
 * The flow: speech tokens in, mel frames out.
 * @module
 */
import { SynthesisError, type InferenceSession } from "@cosyvoice-lite/spec";
import { fillNoise } from "@cosyvoice-lite/vocoder";
import { loadBoth } from "../load-both";
import type { Flow, FlowRequest, FlowResult, OpenPartRequest } from "../types";
import { floatOutput } from "@cosyvoice-lite/spec/helpers";
import { frameCount, framePositions, tokenTiming, type TokenTiming } from "./frame-positions";
import { copyFrames, sliceFrames, type MelPiece } from "./mel-rows";
import { solveFlow } from "./solve-flow";

/**
 * Loads the graphs `flowEncoder` and `flowEstimator`.
 *
 * `infer` rejects with `ABORTED`, with `INVALID_ARGUMENT` for no tokens or more than the encoder takes, and with
 * `MODEL_FAILED` where a graph gives something else than the contract says.
 */
export async function openFlow({ spec, mel, load }: OpenPartRequest): Promise<Flow> {
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
