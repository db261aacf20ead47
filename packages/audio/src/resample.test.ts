import { describe, expect, it } from "vitest";
import { createResampler, resample } from "./resample";

/** Half a second of a sine. */
const sine = (hertz: number, rate: number) =>
  Float32Array.from({ length: rate / 2 }, (_, i) => Math.sin((2 * Math.PI * hertz * i) / rate));

/** Root mean square without the ends, where the filter sees silence. */
function level(
  samples: Float32Array,
  of: (value: number, index: number) => number = (v) => v,
): number {
  const edge = Math.floor(samples.length / 10);
  let sum = 0;
  for (let i = edge; i < samples.length - edge; i++) sum += of(samples[i], i) ** 2;
  return Math.sqrt(sum / (samples.length - 2 * edge));
}

const decibels = (value: number) => 20 * Math.log10(value / Math.SQRT1_2);

describe("resample", () => {
  it.each([
    [24000, 48000],
    [24000, 44100],
    [24000, 22050],
    [24000, 16000],
    [24000, 8000],
    [22050, 24000],
    [24000, 11111],
  ])("keeps a 1 kHz tone from %i to %i Hz within −75 dB", (from, to) => {
    const result = resample(sine(1000, from), from, to);
    expect(result).toHaveLength(Math.ceil(to / 2));
    const error = level(result, (value, i) => value - Math.sin((2 * Math.PI * 1000 * i) / to));
    expect(decibels(error)).toBeLessThan(-75);
  });

  it.each([
    [24000, 16000, 9000],
    [24000, 8000, 4400],
    [24000, 8000, 6000],
  ])("removes what the lower rate cannot hold: %i to %i Hz, %i Hz", (from, to, hertz) => {
    expect(decibels(level(resample(sine(hertz, from), from, to)))).toBeLessThan(-75);
  });

  it("adds no image when going up", () => {
    const up = resample(sine(10800, 24000), 24000, 48000);
    const error = level(up, (value, i) => value - Math.sin((2 * Math.PI * 10800 * i) / 48000));
    expect(decibels(error)).toBeLessThan(-75);
  });

  it("keeps a constant at every phase", () => {
    const result = resample(new Float32Array(4000).fill(0.5), 24000, 22050);
    for (const value of result.subarray(200, -200)) expect(value).toBeCloseTo(0.5, 5);
  });

  it("gives the samples back where the rates are equal", () => {
    const samples = sine(100, 8000);
    expect(resample(samples, 8000, 8000)).toBe(samples);
  });

  it("takes sounds shorter than its filter", () => {
    expect(resample(Float32Array.of(1), 24000, 48000)).toHaveLength(2);
    expect(resample(new Float32Array(0), 24000, 48000)).toHaveLength(0);
  });
});

describe("createResampler", () => {
  it.each([
    [24000, 48000],
    [24000, 44100],
    [24000, 22050],
    [24000, 8000],
    [24000, 24000],
    [8000, 7999],
  ])("gives pieces from %i to %i Hz as the whole, bit by bit", (from, to) => {
    const begin = createResampler(from, to);
    const whole = Float32Array.from({ length: 1700 }, (_, n) => Math.sin(n * n));
    const expected = resample(whole, from, to);
    for (const sizes of [[1700], [1, 2, 3, 4, 1690], [600, 0, 1100, 0], [0, 1699, 1]]) {
      const stream = begin();
      const pieces: number[] = [];
      let at = 0;
      sizes.forEach((size, i) => {
        const piece = whole.subarray(at, (at += size));
        pieces.push(...stream.push(piece, i === sizes.length - 1));
      });
      expect(Float32Array.from(pieces)).toEqual(expected);
    }
  });

  it("gives nothing for nothing", () => {
    expect(createResampler(24000, 8000)().push(new Float32Array(0), true)).toHaveLength(0);
  });

  it("holds back no more than its filter looks ahead", () => {
    const stream = createResampler(24000, 48000)();
    expect(stream.push(new Float32Array(2400), false).length).toBeGreaterThan(4800 - 150);
  });
});
