import { readFileSync, statSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { compressedSize, loadedFor } from "./loads.mjs";

/** @type {Record<string, { first: string }>} */
const texts = JSON.parse(readFileSync(new URL("./texts.json", import.meta.url), "utf8"));

/** Budget of the five languages together, in bytes. */
const BUDGET = 6_000_000;
/** Not the best compression, which takes minutes: an upper bound of it. */
const QUALITY = 7;

describe("what the front end loads", { timeout: 120_000 }, () => {
  test("no language data with the import, and no more than the budget with all languages", async () => {
    /** @type {Set<string>} */
    const all = new Set();
    for (const [language, { first }] of Object.entries(texts)) {
      const { before, files } = await loadedFor(language, first);
      // The import alone is code: the language's own data comes with its first sentence.
      const atImport = before.filter((file) =>
        /tokenizer\/dist|kuromoji|pinyin|jyutping/.test(file),
      );
      expect(atImport.length).toBeGreaterThan(0);
      expect(
        atImport.filter((file) => /kuromoji|pinyin|jyutping|\.(?:json|gz|br|bin)$/.test(file)),
      ).toEqual([]);
      expect(atImport.reduce((sum, file) => sum + statSync(file).size, 0)).toBeLessThan(800_000);
      for (const file of files) all.add(file);
    }
    expect(all.size).toBeGreaterThan(Object.keys(texts).length);
    const total = [...all].reduce((sum, file) => sum + compressedSize(file, QUALITY), 0);
    // English alone has more than this: the recorder sees the data.
    expect(total).toBeGreaterThan(500_000);
    expect(total).toBeLessThanOrEqual(BUDGET);
  });
});
