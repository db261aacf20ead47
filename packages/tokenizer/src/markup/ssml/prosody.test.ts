import { describe, expect, test } from "vitest";
import { prosodyPitch, prosodyRate, prosodyVolume } from "./prosody";

describe("values of <prosody>, with a factor of 2 around", () => {
  test.each<[string, number | undefined]>([
    ["150%", 1.5],
    ["0.8", 0.8],
    ["+10%", 2.2],
    ["-50%", 1],
    [" Fast ", prosodyRate("fast", 1)],
    ["default", 1],
    ["+0.5", undefined],
    ["fastest", undefined],
    ["10dB", undefined],
    ["constructor", undefined],
  ])("rate %j is %j", (written, expected) => expect(prosodyRate(written, 2)).toBe(expected));

  test.each<[string, number | undefined]>([
    ["+12st", 4],
    ["-12st", 1],
    ["12st", 2],
    ["+1 st", undefined],
    ["50%", 0.5],
    ["+50%", 3],
    ["medium", 1],
    ["200Hz", undefined],
    ["+20Hz", undefined],
    ["2", undefined],
  ])("pitch %j is %j", (written, expected) => expect(prosodyPitch(written, 2)).toBe(expected));

  test.each<[string, number | undefined]>([
    ["+20dB", 20],
    ["-20dB", 0.2],
    ["50", 0.5],
    ["50%", 0.5],
    ["+50%", 3],
    ["silent", 0],
    ["medium", 1],
    ["3st", undefined],
  ])("volume %j is %j", (written, expected) => {
    const rounded = (value = NaN) => Math.round(value * 1e9) / 1e9;
    expect(rounded(prosodyVolume(written, 2))).toBe(rounded(expected));
  });

  test("labels stand in order", () => {
    const rates = ["x-slow", "slow", "medium", "fast", "x-fast"].map((label) =>
      prosodyRate(label, 3)!,
    );
    const pitches = ["x-low", "low", "medium", "high", "x-high"].map((label) =>
      prosodyPitch(label, 3)!,
    );
    const volumes = ["silent", "x-soft", "soft", "medium", "loud", "x-loud"].map((label) =>
      prosodyVolume(label, 3)!,
    );
    for (const row of [rates, pitches, volumes])
      expect(row).toEqual([...row].sort((a, b) => a - b));
  });
});
