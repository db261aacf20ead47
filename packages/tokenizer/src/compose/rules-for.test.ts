import type { Language } from "@cosyvoice-lite/spec";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { LanguageModule, LanguageRules } from "../languages/language-module";
import { TracedText } from "../text/traced-text";
import { leavesLatin, mixedRules, createRulesFor } from "./rules-for";

/** Rules that write every digit as 十 and make one word of each row of letters. */
const rulesOf = (language: Language): LanguageRules => ({
  language,
  normalize: (text) => text.replace(/\d/g, "十").replace(/Ω|km/g, "单位"),
  phonemize: (text) =>
    Array.from(text.matchAll(/\p{L}+/gu), ({ 0: word, index }) => ({
      start: index,
      end: index + word.length,
      symbols: [word],
    })),
});
const rules = mixedRules(rulesOf("zh"), undefined, rulesOf("en"));
const spoken = (text: string) => {
  const normalized = rules.normalize(TracedText.of(text)).text;
  return rules
    .phonemize(normalized)
    .map(({ start, end, language }) => `${language ?? "-"}:${normalized.slice(start, end)}`);
};

test.each<[string, string[]]>([
  ["5km远", ["-:十单位远"]],
  ["COVID-9和Pro Max好", ["en:COVID", "-:十和", "en:Pro", "en:Max", "-:好"]],
  ["用5G和T恤", ["-:用十G和T恤"]],
  ["世界 Доброе утро 5 раз 好Ω", ["-:世界", "-:好单位"]],
  ["ΩΩΩΩ好", ["-:好"]],
])("%s", (text, expected) => expect(spoken(text)).toEqual(expected));

test("without English rules the language keeps its letters", () => {
  const alone = mixedRules(rulesOf("ko"), undefined, undefined);
  expect(alone.phonemize("a한")).toHaveLength(1);
  expect(leavesLatin(alone, TracedText.of("5km"))).toBe(false);
  expect(leavesLatin(alone, TracedText.of("5 kg"))).toBe(true);
});

test("words are in order and inside the text, whatever the text", () => {
  const part = fc.oneof(
    fc.string({ unit: "binary", maxLength: 5 }),
    fc.constantFrom("A", "中", "Pro ", "мир", "5", "'s", "-"),
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 15 }), (parts) => {
      const text = rules.normalize(TracedText.of(parts.join("")));
      let position = 0;
      for (const { start, end } of rules.phonemize(text.text)) {
        expect(start).toBeGreaterThanOrEqual(position);
        expect(end).toBeGreaterThan(start);
        position = end;
      }
      expect(position).toBeLessThanOrEqual(text.length);
    }),
  );
});

test("English is loaded only when Latin words are left, and a failed load is tried again", async () => {
  const loads: Language[] = [];
  let broken = true;
  const moduleOf = (language: Language): LanguageModule => ({
    language,
    load: async () => {
      loads.push(language);
      if (language === "ja" && broken) throw new Error("no dictionary");
      return rulesOf(language);
    },
  });
  const rulesFor = createRulesFor({ zh: moduleOf("zh"), en: moduleOf("en"), ja: moduleOf("ja"), yue: moduleOf("yue"), ko: moduleOf("ko") }); // prettier-ignore
  const ask = (text: string, language: Language) =>
    rulesFor(TracedText.of(text), [{ start: 0, end: text.length, language }]);
  await ask("5km远", "zh");
  expect(loads).toEqual(["zh"]);
  await ask("A4纸", "zh");
  await ask("A4紙", "zh");
  expect(loads).toEqual(["zh", "en"]);
  await expect(ask("本", "ja")).rejects.toThrow("no dictionary");
  broken = false;
  expect((await ask("本", "ja")).get("ja")?.language).toBe("ja");
});
