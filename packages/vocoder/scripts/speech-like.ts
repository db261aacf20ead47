/** A stand-in for speech of any length: gliding harmonics under moving formants, pauses and hiss. */
import { createSourceFilter, type FrameFilters } from "../src";

/** Transform of the filters. */
export const SETTINGS = {
  sampleRate: 24_000,
  fftSize: 1200,
  windowLength: 1200,
  hopLength: 300,
} as const;

/** Filters and F0 every 300 samples at 24 kHz. */
export function speechLikeFilters(seconds: number): { filters: FrameFilters; f0: Float32Array } {
  const frames = Math.round(seconds * 80);
  const bins = 601;
  const f0 = Float32Array.from({ length: frames }, (_, t) =>
    t % 29 < 9 ? 0 : 190 + 50 * Math.sin(t / 13) + 20 * Math.sin(t / 5),
  );
  const gain = (k: number, t: number) => {
    const hertz = k * 20;
    const formant = (centre: number, width: number) => 1 / (1 + ((hertz - centre) / width) ** 2);
    return (
      formant(550 + 250 * Math.sin(t / 11), 90) +
      0.6 * formant(1600 + 600 * Math.sin(t / 17), 130) +
      0.3 * formant(2900, 200)
    );
  };
  const voiced = (t: number) => f0[t] > 0;
  const each = (value: (k: number, t: number) => number) =>
    Float32Array.from({ length: frames * bins }, (_, i) => value(i % bins, Math.floor(i / bins)));
  const filters: FrameFilters = {
    harmonicReal: each((k, t) => 0.2 * gain(k, t)),
    harmonicImag: new Float32Array(frames * bins),
    noiseGain: each((k, t) => (voiced(t) ? 0.01 * gain(k, t) : 0.02 * (k / bins) * (t % 2))),
  };
  return { filters, f0 };
}

/** Samples at 24 kHz and their F0 every 300 samples. */
export function speechLike(seconds: number): { samples: Float32Array; f0: Float32Array } {
  const { filters, f0 } = speechLikeFilters(seconds);
  return { samples: createSourceFilter(f0, SETTINGS).push(filters), f0 };
}
