/**
 * From noise to mel: Euler's method along the flow, with classifier-free guidance.
 * @module
 */
import { throwIfAborted, type InferenceSession, type Tensor } from "@cosyvoice-lite/spec";
import { yieldToHost } from "@cosyvoice-lite/spec/helpers";
import type { OnStep } from "../types";
import { floatOutput } from "@cosyvoice-lite/spec/helpers";
import { timeSteps } from "./time-steps";

/** What one solution needs. */
export interface SolveFlowRequest {
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
export async function solveFlow(request: SolveFlowRequest): Promise<Float32Array> {
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
