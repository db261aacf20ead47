import { describe, expect, test } from "vitest";
import { planCall } from "./call-options";

describe("planCall", () => {
  test.each([
    [undefined, "auto"],
    ["auto", "auto"],
    ["en", "en"],
    ["en-GB", "en"],
    ["JA", "ja"],
    ["ko-KR", "ko"],
    ["zh-Hans-CN", "zh"],
    ["cmn", "zh"],
    ["cmn-Hant-TW", "zh"],
    ["yue", "yue"],
    ["zh-HK", "yue"],
    ["zh-Hant-HK", "yue"],
    ["zh-yue", "yue"],
  ])("reads the language %s as %s", (language, expected) => {
    const { synthesis, warnings } = planCall({ text: "x", language });
    expect(synthesis.language).toBe(expected);
    expect(warnings).toEqual([]);
  });

  test.each(["fr", "", "english", "toString"])("warns of the language %j", (language) => {
    const { synthesis, warnings } = planCall({ text: "x", language });
    expect(synthesis.language).toBe("auto");
    expect(warnings).toEqual([
      { type: "unsupported", feature: "language", details: expect.stringContaining("zh, en, ja") },
    ]);
  });

  test("warns of instructions", () => {
    const { warnings } = planCall({ text: "x", instructions: "Whisper." });
    expect(warnings).toMatchObject([{ type: "unsupported", feature: "instructions" }]);
  });

  test("parts the provider's options into those of speech and those of the file", () => {
    const { signal } = new AbortController();
    const own = { pitch: 1.1, speed: 3, seed: 5, bitrate: 64_000, sampleFormat: "float32" };
    const { synthesis, encoding } = planCall({
      text: "x",
      voice: "mei",
      speed: 2,
      abortSignal: signal,
      providerOptions: { cosyvoiceLite: own, openai: { pitch: 9 } },
    });
    expect(synthesis).toEqual({
      language: "auto",
      speaker: "mei",
      speed: 2,
      pitch: 1.1,
      seed: 5,
      signal,
    });
    expect(encoding).toEqual({ bitrate: 64_000, sampleFormat: "float32", signal });
  });
});
