import { vocoderConformance } from "@cosyvoice-lite/spec/conformance";
import { describe, expect, it } from "vitest";

import { speechFrames } from "../../test/fake-backend";
import { LITE_MEL } from "../../test/golden";
import { melSpectrogram } from "../dsp/mel";
import { createGriffinLim } from "./griffin-lim";

const frames = speechFrames();

/** Mean difference of log mel where there is sound. */
function melError(samples: Float32Array): number {
  const found = melSpectrogram(samples, LITE_MEL).mel;
  let sum = 0;
  let count = 0;
  frames.mel.forEach((wanted, i) => {
    if (wanted < -6) return;
    sum += Math.abs(found[i] - wanted);
    count++;
  });
  return sum / count;
}

describe.each([
  ["with F0", frames],
  ["without F0", { mel: frames.mel, frames: frames.frames }],
])("griffin-lim %s", (_, given) => {
  const suite = vocoderConformance({
    create: async () => createGriffinLim(LITE_MEL),
    frames: given,
  });
  for (const { name, run } of suite) it(name, run);

  it("sounds as the mel says", async () => {
    expect(melError(await createGriffinLim(LITE_MEL).decode(given))).toBeLessThan(0.35);
  });

  it("gives other samples for another seed", async () => {
    const vocoder = createGriffinLim(LITE_MEL, { iterations: 2 });
    expect(await vocoder.decode(given, { seed: 1 })).not.toEqual(
      await vocoder.decode(given, { seed: 2 }),
    );
  });
});

describe("createGriffinLim", () => {
  it("comes closer with more rounds", async () => {
    const errors = await Promise.all(
      [0, 4, 30].map(async (iterations) =>
        melError(await createGriffinLim(LITE_MEL, { iterations }).decode(frames)),
      ),
    );
    expect(errors[1]).toBeLessThan(errors[0]);
    expect(errors[2]).toBeLessThan(errors[1]);
  });

  it("stops between rounds when its signal fires", async () => {
    const controller = new AbortController();
    const vocoder = createGriffinLim(LITE_MEL, { iterations: 10_000 });
    setTimeout(() => controller.abort(), 20);
    await expect(vocoder.decode(frames, { signal: controller.signal })).rejects.toThrow("aborted");
  });

  it("decodes the mel of real CosyVoice and mels of power, too", async () => {
    const cosyvoice = {
      ...LITE_MEL,
      sampleRate: 22_050,
      fftSize: 1024,
      windowLength: 1024,
      hopLength: 256,
      maxFrequency: 8000,
    };
    const tone = Float32Array.from({ length: 22_050 }, (_, n) => 0.3 * Math.sin(n / 10));
    for (const mel of [cosyvoice, { ...cosyvoice, power: 2 as const }]) {
      const samples = await createGriffinLim(mel).decode(melSpectrogram(tone, mel));
      const power = samples.reduce((sum, value) => sum + value ** 2, 0) / samples.length;
      expect(Math.sqrt(power)).toBeGreaterThan(0.1);
      expect(Math.sqrt(power)).toBeLessThan(0.4);
    }
  });

  it("keeps the level when it sharpens", async () => {
    const rms = async (sharpness: number) => {
      const samples = await createGriffinLim(LITE_MEL, { sharpness }).decode(frames);
      return Math.sqrt(samples.reduce((sum, value) => sum + value ** 2, 0) / samples.length);
    };
    expect((await rms(1.2)) / (await rms(1))).toBeCloseTo(1, 0.7);
  });

  it.each([
    { iterations: -1 },
    { momentum: 1.1 },
    { sharpness: 0 },
    { inversionUpdates: NaN },
    { fftSize: 1000 },
  ])("refuses %o", (options) => {
    expect(() => createGriffinLim(LITE_MEL, options)).toThrow(
      expect.objectContaining({ code: "INVALID_ARGUMENT" }),
    );
  });
});
