/** A backend whose graphs are functions, so that vocoders are tested without ONNX. */
import {
  SynthesisError,
  type InferenceBackend,
  type MelFrames,
  type Tensor,
} from "@cosyvoice-lite/spec";

import { melSpectrogram } from "../src";
import { goldenArray, LITE_MEL } from "./golden";

/** What a fake graph is. */
export interface FakeGraph {
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  run(feeds: Readonly<Record<string, Tensor>>): Record<string, Tensor>;
}

/** Frames seen by each run and sessions not yet freed. */
export interface FakeBackend extends InferenceBackend {
  readonly runs: number[];
  open: number;
}

/** Creates a backend that loads one graph, whatever the bytes. */
export function createFakeBackend(graph: FakeGraph): FakeBackend {
  const backend: FakeBackend = {
    specVersion: 1,
    name: "fake",
    runs: [],
    open: 0,
    async load() {
      let disposed = false;
      backend.open++;
      return {
        inputNames: graph.inputs,
        outputNames: graph.outputs,
        async run(feeds) {
          if (disposed) throw new SynthesisError("DISPOSED", "freed");
          backend.runs.push(feeds[graph.inputs[0]].dims[2]);
          return graph.run(feeds);
        },
        async dispose() {
          if (!disposed) backend.open--;
          disposed = true;
        },
      };
    },
  };
  return backend;
}

/** Value of mel bin m at a frame, averaged over `reach` frames on both sides as a convolution would be. */
function smoothed({ data, dims }: Tensor, m: number, frame: number, reach: number): number {
  const frames = dims[2];
  let sum = 0;
  for (let t = frame - reach; t <= frame + reach; t++) {
    if (t >= 0 && t < frames) sum += Math.exp(Number(data[m * frames + t]));
  }
  return sum / (2 * reach + 1);
}

/** Stands in for the `lite` net: gains follow the mel with a reach of 21 frames. */
export const LITE_GRAPH: FakeGraph = {
  inputs: ["mel_spectrogram", "f0"],
  outputs: ["harmonic_real", "harmonic_imag", "noise_gain"],
  run: ({ mel_spectrogram: mel }) => {
    const frames = mel.dims[2];
    const gain = new Float32Array(frames * 601);
    for (let t = 0; t < frames; t++) {
      for (let m = 0; m < 80; m++)
        gain.fill(smoothed(mel, m, t, 21), t * 601 + m * 7, t * 601 + m * 7 + 7);
    }
    const tensor = (factor: number): Tensor => ({
      type: "float32",
      data: gain.map((value) => value * factor),
      dims: [1, frames, 601],
    });
    return { harmonic_real: tensor(0.5), harmonic_imag: tensor(-0.2), noise_gain: tensor(0.1) };
  },
};

/** Stands in for a generator: a tone whose strength follows the mel. */
export const WAVEFORM_GRAPH: FakeGraph = {
  inputs: ["mel_spectrogram"],
  outputs: ["audio"],
  run: ({ mel_spectrogram: mel }) => {
    const frames = mel.dims[2];
    const data = new Float32Array(frames * 300);
    for (let t = 0; t < frames; t++) data.fill(smoothed(mel, 30, t, 10), t * 300, t * 300 + 300);
    return { audio: { type: "float32", data, dims: [1, 1, data.length] } };
  },
};

/** The golden signal's frames, with an F0 like that of its vowels. */
export function speechFrames(times = 1): MelFrames {
  const { mel: once, frames: count } = melSpectrogram(goldenArray("signal").data, LITE_MEL);
  const frames = count * times;
  const mel = Float32Array.from({ length: once.length * times }, (_, n) => {
    const row = Math.floor(n / frames);
    return once[row * count + (n % count)];
  });
  const f0 = Float32Array.from({ length: frames }, (_, n) => {
    const t = n % count;
    return t < 24 || t > 75 ? 0 : t < 52 ? 140 : 205;
  });
  return { mel, frames, f0 };
}

/** Stands in for a generator with sources: what comes out is the pulses and the noise, as strong as the mel says. */
export const SOURCE_GRAPH: FakeGraph = {
  inputs: ["mel_spectrogram", "f0", "pulses", "noise"],
  outputs: ["audio"],
  run: ({ mel_spectrogram: mel, pulses, noise }) => {
    const data = Float32Array.from(pulses.data as Float32Array, (value, n) => {
      const gain = smoothed(mel, 30, Math.floor(n / 300), 0);
      return gain * (value + 0.1 * Number(noise.data[n]));
    });
    return { audio: { type: "float32", data, dims: [1, data.length] } };
  },
};
