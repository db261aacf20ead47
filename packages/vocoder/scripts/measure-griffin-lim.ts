/**
 * Measures the vocoders' signal processing on one thread: how many seconds of sound per second, and how close the
 * result comes to the mel it was made from.
 *
 *     npx tsx packages/vocoder/scripts/measure-griffin-lim.ts [SAMPLES.f32 F0.f32]
 *
 * SAMPLES: little-endian float32 at 24 kHz; F0: one float32 per 300 samples. Default: 10 s of made-up speech.
 * Prints one JSON line per variant.
 */
import { readFileSync } from "node:fs";
import { cpus } from "node:os";

import type { MelFrames } from "@cosyvoice-lite/spec";

import {
  createGriffinLim,
  createSourceFilter,
  melSpectrogram,
  type GriffinLimOptions,
} from "../src";
import { LITE_MEL } from "../test/golden";
import { speechLike } from "./speech-like";

const floats = (path: string) => new Float32Array(new Uint8Array(readFileSync(path)).buffer);
const [samplesPath, f0Path] = process.argv.slice(2);
const speech =
  samplesPath && f0Path ? { samples: floats(samplesPath), f0: floats(f0Path) } : speechLike(10);
const { mel, frames } = melSpectrogram(speech.samples, LITE_MEL);
const given: MelFrames = { mel, frames, f0: speech.f0.subarray(0, frames) };
const seconds = (frames * LITE_MEL.hopLength) / LITE_MEL.sampleRate;

interface Took {
  readonly wall: number;
  readonly cpu: number;
}

/**
 * Best of four after one run to warm up, in seconds. CPU time counts all threads of the process, compiler and
 * garbage collector included, so it errs on the slow side, but a busy machine does not spoil it.
 */
async function fastest(work: () => unknown): Promise<Took> {
  let best: Took = { wall: Infinity, cpu: Infinity };
  for (let run = 0; run < 5; run++) {
    const start = performance.now();
    const before = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(before);
    const wall = (performance.now() - start) / 1000;
    if (run > 0)
      best = { wall: Math.min(best.wall, wall), cpu: Math.min(best.cpu, (user + system) / 1e6) };
  }
  return best;
}

function melError(samples: Float32Array): number {
  const found = melSpectrogram(samples, LITE_MEL).mel;
  let sum = 0;
  let count = 0;
  mel.forEach((wanted, i) => {
    if (wanted < -8) return;
    sum += Math.abs(found[i] - wanted);
    count++;
  });
  return sum / count;
}

function report(variant: string, { wall, cpu }: Took, more: Record<string, number> = {}): void {
  const rounded = (value: number) => Number(value.toPrecision(3));
  const timesRealTime = rounded(seconds / wall);
  const perCpuSecond = rounded(seconds / cpu);
  console.log(JSON.stringify({ variant, timesRealTime, perCpuSecond, ...more }));
}

console.log(JSON.stringify({ cpu: cpus()[0].model, node: process.version, seconds }));
const variants: Record<string, GriffinLimOptions> = {
  "default (transform 1200, 30 iterations, F0)": {},
  "without F0": { useF0: false },
  "transform 2048": { fftSize: 2048 },
  "transform 2048 without F0": { fftSize: 2048, useF0: false },
  "15 iterations": { iterations: 15 },
  "60 iterations": { iterations: 60 },
};
for (const [variant, options] of Object.entries(variants)) {
  const vocoder = createGriffinLim(LITE_MEL, options);
  const took = await fastest(() => vocoder.decode(given));
  report(`griffin-lim: ${variant}`, took, {
    meanLogMelError: Number(melError(await vocoder.decode(given)).toFixed(4)),
  });
}
const gains = new Float32Array(frames * 601).fill(0.01);
const took = await fastest(() =>
  createSourceFilter(given.f0!, { ...LITE_MEL, fftSize: LITE_MEL.windowLength }).push({
    harmonicReal: gains,
    harmonicImag: gains,
    noiseGain: gains,
  }),
);
report("lite: sources, filters and iSTFT, without the graph", took);
report("mel extraction", await fastest(() => melSpectrogram(speech.samples, LITE_MEL)));
