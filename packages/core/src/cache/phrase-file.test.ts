import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CachedPhrase, decodePhrase, encodePhrase } from "./phrase-file";

const phrase: CachedPhrase = {
  audio: Float32Array.of(0.5, -1, 0, 1e-9),
  words: [{ text: "一", textStart: 0, textEnd: 1, language: "zh", start: 0.1, end: 0.25 }],
  warnings: [{ code: "SPEECH_TRUNCATED", message: "short" }],
};

const PROBLEM = /no phrase|another version|have changed/;

describe("phrase files", () => {
  test("give back what was written, with words and without", async () => {
    expect(await decodePhrase("k", await encodePhrase("k", phrase))).toEqual(phrase);
    const bare = { audio: new Float32Array(0), warnings: [] };
    expect(await decodePhrase("k", await encodePhrase("k", bare))).toEqual(bare);
  });

  test("are refused under another key", async () => {
    await expect(decodePhrase("other", await encodePhrase("k", phrase))).rejects.toThrow(
      "another phrase",
    );
  });

  test("any cut and any changed byte is noticed", async () => {
    const bytes = await encodePhrase("k", phrase);
    await fc.assert(
      fc.asyncProperty(
        fc.nat(bytes.length - 1),
        fc.integer({ min: 1, max: 255 }),
        async (at, by) => {
          await expect(decodePhrase("k", bytes.subarray(0, at))).rejects.toThrow(PROBLEM);
          const changed = bytes.slice();
          changed[at] ^= by;
          await expect(decodePhrase("k", changed)).rejects.toThrow(PROBLEM);
        },
      ),
      { numRuns: 60 },
    );
  });
});
