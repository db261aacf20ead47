/** Filters like those of speech for tests, for any transform. */
import type { FrameFilters } from "../src";

/** Moving formants, pauses with hiss, silent frames; `f0` in Hz. Full scale is about 1. */
export function speechLikeFilters(
  frames: number,
  bins: number,
): { filters: FrameFilters; f0: Float32Array } {
  const f0 = Float32Array.from({ length: frames }, (_, t) =>
    t % 17 < 4 ? 0 : 170 + 60 * Math.sin(t / 7) + 15 * Math.sin(t / 3),
  );
  const gain = (k: number, t: number) => {
    const formant = (centre: number, width: number) => 1 / (1 + ((k / bins - centre) / width) ** 2);
    const loud = t % 23 === 22 ? 0 : 0.15;
    return loud * (formant(0.05 + 0.02 * Math.sin(t / 6), 0.01) + formant(0.2, 0.03));
  };
  const phase = (k: number, t: number) => 2 * Math.sin(k / 40 + t / 9);
  const each = (value: (k: number, t: number) => number) =>
    Float32Array.from({ length: frames * bins }, (_, i) => value(i % bins, Math.floor(i / bins)));
  return {
    f0,
    filters: {
      harmonicReal: each((k, t) => gain(k, t) * Math.cos(phase(k, t))),
      harmonicImag: each((k, t) => gain(k, t) * Math.sin(phase(k, t))),
      noiseGain: each((k, t) => 0.1 * gain(k, t) + (f0[t] > 0 ? 0 : (0.01 * k) / bins)),
    },
  };
}
