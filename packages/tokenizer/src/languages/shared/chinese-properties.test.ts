import * as fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { expectNormalised, rowsOf } from "../../../test/helpers/normalisation";
import { cleanText } from "../../text/clean";
import { TracedText } from "../../text/traced-text";
import type { LanguageRules } from "../language-module";
import { cantonese } from "../yue";
import { mandarin } from "../zh";

const rules = new Map<string, LanguageRules>();
beforeAll(async () => {
  for (const module of [mandarin, cantonese]) rules.set(module.language, await module.load());
});

/** What normalisation looks for, in any order. */
const PIECES = [
  ..."0123456789", "12", "2026", "1,234", "0.5", "05", "13800138000", "-", "—", "~", ":", "：", "/", ".", ",", "，", "。", "？", "%", "‰",
  "$", "¥", "HK$", "€", "USD", "元", "蚊", "万", "億", "k", "M", "bn", "km/h", "m²", "°C", "℃", "°", "′", "″", "GB", "mm", "pm", "a.m.",
  "年", "月", "日", "號", "点", "點", "分", "时", "第", "前", "公元", "后", "比分", "电话", "房间", "室", "人", "个", "個", "+", "=", "×", "^",
  "²", "⁵", "₂", "①", "⑫", "Ⅳ", "VIII", "½", "٣", "㎏", "㋀", "(", ")", " ", "A", "x", "w", "v", "Q", "s", "#", "@", "&", "→", "亨利", "\u200b", "😀", "é",
]; // prettier-ignore
const text = fc.oneof(
  rowsOf(PIECES, 24),
  fc.string({ unit: "grapheme", maxLength: 60 }),
  fc.string({ unit: "binary", maxLength: 60 }),
);

describe.each(["zh", "yue"])("%s: any text", (language) => {
  test("is normalised without a figure left, and every character has its place in the source", () => {
    const { normalize, phonemize } = rules.get(language)!;
    fc.assert(
      fc.property(text, (source) => {
        const spoken = normalize(cleanText(TracedText.of(source)));
        expectNormalised(source, spoken);
        let end = 0;
        for (const word of phonemize(spoken.text)) {
          expect(word.start).toBeGreaterThanOrEqual(end);
          expect(word.end).toBeGreaterThan(word.start);
          end = word.end;
        }
        expect(end).toBeLessThanOrEqual(spoken.length);
      }),
      { numRuns: 1500 },
    );
  });

  test.each(["1", "1-", "1/", "2:", "1.", "1,", "-", "%", "第1", "$1", "0", "1°1′", "1 1111 ", "VI", "①", "1^", "12:", "$1k-", "前1"])(
    "a long row of %s is written out",
    (unit) => {
      const { normalize } = rules.get(language)!;
      expect(normalize(TracedText.of(unit.repeat(4000))).text).not.toMatch(/[0-9]/);
    },
  ); // prettier-ignore
});
