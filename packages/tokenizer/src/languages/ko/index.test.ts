import { describe, expect, it } from "vitest";
import { korean, pronounce } from "./index";
import { rewrite } from "../../text/traced-text";

describe("korean", () => {
  it("normalises and phonemises", async () => {
    const rules = await korean.load();
    expect(rules.language).toBe("ko");
    const text = rewrite(rules.normalize, "책 3권");
    expect(text).toBe("책 세권");
    expect(rules.phonemize(text)).toEqual([
      { start: 0, end: 1, symbols: ["ʨʰ", "ɛ", "k̚"] },
      { start: 2, end: 4, symbols: ["s͈", "e", "ɡ", "w", "ʌ", "n"] },
    ]);
    expect(pronounce(text)).toBe("책 쎄권");
  });
});
