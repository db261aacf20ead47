import type { InferenceSession, MelSpec, Tensor, Utterance, MelFrames } from "@cosyvoice-lite/spec";
import { describe, expect, it } from "vitest";
import { createLiteAcoustic, trimFinalPause } from "./lite";

const mel = { sampleRate: 24000, hopLength: 300, bins: 2 } as MelSpec;
const utterance = {
  ids: [1, 7, 2],
  symbols: ["^", "a", "$"],
  languages: ["en", "ko", "en"],
  source: "x",
} as unknown as Utterance;

function session(output: Record<string, Tensor>) {
  const feeds: Record<string, Tensor>[] = [];
  const fake: InferenceSession = {
    inputNames: [],
    outputNames: [],
    run: async (given) => {
      feeds.push(given);
      return output;
    },
    dispose: async () => undefined,
  };
  return { fake, feeds };
}
const good: Record<string, Tensor> = {
  mel_spectrogram: { type: "float32", data: new Float32Array(8), dims: [1, 2, 4] },
  f0: { type: "float32", data: Float32Array.of(0, 100, 100, 0), dims: [1, 4] },
  durations: { type: "int64", data: BigInt64Array.of(1n, 2n, 1n), dims: [1, 3] },
};

describe("createLiteAcoustic", () => {
  it("feeds ids, language ids and controls in their shapes", async () => {
    const { fake, feeds } = session(good);
    const model = createLiteAcoustic({
      session: fake,
      mel,
      languages: ["zh", "en", "ja", "yue", "ko"],
    });
    const frames = await model.infer(utterance, { speaker: 1, speed: 1.5, pitch: 0.5 });
    expect(feeds[0]).toEqual({
      text_tokens: { type: "int64", data: BigInt64Array.of(1n, 7n, 2n), dims: [1, 3] },
      language_ids: { type: "int64", data: BigInt64Array.of(1n, 4n, 1n), dims: [1, 3] },
      speaker_id: { type: "int64", data: BigInt64Array.of(1n), dims: [1] },
      speed: { type: "float32", data: Float32Array.of(1.5), dims: [1] },
      pitch: { type: "float32", data: Float32Array.of(0.5), dims: [1] },
    });
    expect(frames).toMatchObject({ frames: 4, durations: Int32Array.of(1, 2, 1) });
    expect(frames.f0?.[1]).toBe(100);
  });

  it.each<[string, Tensor]>([
    ["mel_spectrogram", { type: "float32", data: new Float32Array(12), dims: [1, 3, 4] }],
    ["f0", { type: "float32", data: new Float32Array(3), dims: [1, 3] }],
    ["durations", { type: "float32", data: new Float32Array(3), dims: [1, 3] }],
  ])("refuses a graph whose %s has another shape or type", async (name, tensor) => {
    const { fake } = session({ ...good, [name]: tensor });
    const model = createLiteAcoustic({ session: fake, mel, languages: ["en", "ko"] });
    await expect(model.infer(utterance)).rejects.toMatchObject({
      code: "MODEL_FAILED",
      message: expect.stringContaining(name),
    });
  });
});

// 10 frames a second: 0.3 seconds are 3 frames.
const coarse = { bins: 2, sampleRate: 1000, hopLength: 100 } as MelSpec;
function frames(durations: number[]): MelFrames {
  const count = durations.reduce((sum, duration) => sum + duration, 0);
  return {
    mel: Float32Array.from({ length: 2 * count }, (_, index) => index),
    frames: count,
    f0: Float32Array.from({ length: count }, (_, index) => index),
    durations: Int32Array.from(durations),
  };
}

it("keeps 0.3 seconds of pause and end symbol, and the words whole", () => {
  const trimmed = trimFinalPause(frames([1, 4, 6, 2]), ["^", "a", ".", "$"], coarse);
  expect(trimmed.frames).toBe(8);
  expect(trimmed.durations).toEqual(Int32Array.of(1, 4, 3, 0));
  expect(trimmed.f0).toEqual(Float32Array.of(0, 1, 2, 3, 4, 5, 6, 7));
  expect([...trimmed.mel.subarray(8)]).toEqual([13, 14, 15, 16, 17, 18, 19, 20]);
});

it("leaves a short pause, a pause inside and frames without durations alone", () => {
  for (const [durations, symbols] of [
    [
      [1, 4, 2, 1],
      ["^", "a", ".", "$"],
    ],
    [
      [1, 9, 4, 1],
      ["^", ".", "a", "$"],
    ],
  ] as [number[], string[]][]) {
    const given = frames(durations);
    expect(trimFinalPause(given, symbols, coarse)).toBe(given);
  }
  const bare = { ...frames([9]), durations: undefined };
  expect(trimFinalPause(bare, ["."], coarse)).toBe(bare);
});

it("never leaves nothing", () => {
  expect(trimFinalPause(frames([0, 9]), [".", "$"], coarse).frames).toBe(3);
});
