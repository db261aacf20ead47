import * as fc from "fast-check";
import { expect, test } from "vitest";
import { expectGaplessMap } from "../../test/helpers/normalisation";
import { cleanText } from "./clean";
import { rewrite, TracedText } from "./traced-text";

test.each([
  ["Ｈｅｌｌｏ　１２３", "Hello 123"],
  ["ｶﾞｷﾞ", "ガギ"],
  ["cafe\u0301", "café"],
  ["a\u200bb\u202ec\ufeffd\u0007", "abcd"],
  ["❤\ufe0f", "❤"],
  ["👩\u200d🚀 a\u200db", "👩\u200d🚀 ab"],
  ["𝐇𝑖 ⓐ ﬁn", "Hi a fin"],
  ["٣٫ ๔ ९", "3٫ 4 9"],
  ["第Ⅳ章 ⅻ", "第4章 12"],
  ["好！！！！！！", "好！！！"],
  ["wait......", "wait......"],
  ["\ud800x", "\ufffdx"],
  ["it’s", "it's"],
])("%j", (text, expected) => expect(rewrite(cleanText, text)).toBe(expected));

test("every character of the source is accounted for, whatever the text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => {
      const cleaned = cleanText(TracedText.of(text));
      expectGaplessMap(text, cleaned);
      expect(rewrite(cleanText, cleaned.text)).toBe(cleaned.text);
    }),
  );
});
