import { describe, expect, it } from "vitest";
import { limit, withSilence, encodePcm, encodeWav, wavHeader, WAV_HEADER_BYTES } from "./samples";

const limited = (values: number[], gain: number) => {
  const samples = Float32Array.from(values);
  limit(samples, gain);
  return [...samples];
};

describe("limit", () => {
  it("leaves what is not loud alone", () => {
    expect(limited([0, 0.5, -0.875], 1)).toEqual([0, 0.5, -0.875]);
  });

  it("multiplies by the gain", () => {
    expect(limited([0.25, -0.125], 2)).toEqual([0.5, -0.25]);
  });

  it("keeps every sample within full scale, in order of loudness", () => {
    const [a, b, c] = limited([0.95, 1.05, -5], 1);
    expect(a).toBeGreaterThan(0.9);
    expect(b).toBeGreaterThan(a);
    expect(b).toBeLessThan(1);
    expect(c).toBeGreaterThanOrEqual(-1);
  });
});

describe("withSilence", () => {
  it("adds silence before and behind", () => {
    expect([...withSilence(Float32Array.of(1), 2, 1)]).toEqual([0, 0, 1, 0]);
  });
});

describe("encodePcm", () => {
  it("rounds to 16 bits and clips beyond full scale", () => {
    const bytes = encodePcm(Float32Array.of(0, 1, -1, 2, -3, 0.5, 1 / 32767));
    expect([...new Int16Array(bytes.buffer)]).toEqual([0, 32767, -32767, 32767, -32767, 16384, 1]);
  });

  it("rounds halves up, and takes what is no number as silence", () => {
    const samples = Float32Array.of(Number.NaN, ...[0.5, -0.5, 1.5, -1.5].map((x) => x / 32767));
    const exact = [...samples].map((sample) => Math.round(sample * 32767) || 0);
    expect([...new Int16Array(encodePcm(samples).buffer)]).toEqual(exact);
  });

  it("reads views where they begin, and leaves the samples alone", () => {
    const samples = Float32Array.of(9, 0.25, -0.25, 9).subarray(1, 3);
    encodePcm(samples, "float32").fill(0);
    expect([...samples]).toEqual([0.25, -0.25]);
    expect([...new Int16Array(encodePcm(samples).buffer)]).toEqual([8192, -8192]);
  });

  it("is little-endian", () => {
    expect([...encodePcm(Float32Array.of(1))]).toEqual([0xff, 0x7f]);
  });

  it("keeps floats as they are", () => {
    const samples = Float32Array.of(0.1, -2.5, 1e-8);
    expect(new Float32Array(encodePcm(samples, "float32").buffer)).toEqual(samples);
  });
});

const tag = (view: DataView, offset: number) =>
  String.fromCharCode(...[0, 1, 2, 3].map((i) => view.getUint8(offset + i)));

describe("encodeWav", () => {
  it.each([
    ["int16", 1, 2],
    ["float32", 3, 4],
  ] as const)("writes a mono %s file", (format, code, width) => {
    const file = encodeWav(Float32Array.of(0, 0.5, -1), 24000, format);
    const view = new DataView(file.buffer);
    expect(file.length).toBe(WAV_HEADER_BYTES + 3 * width);
    expect([0, 8, 12, 36].map((offset) => tag(view, offset))).toEqual([
      "RIFF",
      "WAVE",
      "fmt ",
      "data",
    ]);
    expect(view.getUint32(4, true)).toBe(file.length - 8);
    expect(view.getUint32(16, true)).toBe(16);
    expect(view.getUint16(20, true)).toBe(code);
    expect(view.getUint16(22, true)).toBe(1);
    expect(view.getUint32(24, true)).toBe(24000);
    expect(view.getUint32(28, true)).toBe(24000 * width);
    expect(view.getUint16(32, true)).toBe(width);
    expect(view.getUint16(34, true)).toBe(8 * width);
    expect(view.getUint32(40, true)).toBe(3 * width);
  });
});

describe("wavHeader", () => {
  it("says 'until the end' where the length is not known", () => {
    const view = new DataView(wavHeader({ sampleRate: 8000, format: "int16" }).buffer);
    expect(view.getUint32(4, true)).toBe(0x7ffff000 + WAV_HEADER_BYTES - 8);
    expect(view.getUint32(40, true)).toBe(0x7ffff000);
  });

  it("refuses more than 4 GiB", () => {
    expect(() => wavHeader({ sampleRate: 8000, format: "int16", samples: 2 ** 31 })).toThrow(
      /4 GiB/,
    );
  });
});
