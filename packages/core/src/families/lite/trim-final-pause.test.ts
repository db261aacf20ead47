import type { MelFrames, MelSpec } from "@cosyvoice-lite/spec";
import { expect, it } from "vitest";
import { trimFinalPause } from "./trim-final-pause";

// 10 frames a second: 0.3 seconds are 3 frames.
const mel = { bins: 2, sampleRate: 1000, hopLength: 100 } as MelSpec;
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
  const trimmed = trimFinalPause(frames([1, 4, 6, 2]), ["^", "a", ".", "$"], mel);
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
    expect(trimFinalPause(given, symbols, mel)).toBe(given);
  }
  const bare = { ...frames([9]), durations: undefined };
  expect(trimFinalPause(bare, ["."], mel)).toBe(bare);
});

it("never leaves nothing", () => {
  expect(trimFinalPause(frames([0, 9]), [".", "$"], mel).frames).toBe(3);
});
