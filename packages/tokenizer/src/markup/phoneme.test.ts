import type { Language } from "@cosyvoice-lite/spec";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { currentInventory } from "../inventory";
import { createPhonemeReader, xSampaToIpa } from "./phoneme";

const read = createPhonemeReader(currentInventory().symbols);
const symbols = (alphabet: string, written: string, language: Language = "en") => {
  const { pronunciation } = read(alphabet, written);
  if (pronunciation.kind === "by-language") return pronunciation.symbolsIn(language).join(" ");
  return pronunciation.kind === "symbols" ? pronunciation.symbols.join(" ") : pronunciation.kind;
};

describe("alphabets", () => {
  test.each<[string, string, string, Language?]>([
    ["ipa", "/ˈnuːkliɚ/", "n ˈ u k l i ə ɹ"],
    ["ipa", "t͡ʃɪˈkɑ.goʊ", "ʧ ɪ k ˈ ɑ ɡ oʊ"],
    ["IPA", "iːtʰ", "i ː tʰ", "yue"],
    ["ipa", "kirai", "k i ɾ a i", "ja"],
    ["x-sampa", `"nu:kli@\``, "n ˈ u k l i ə ɹ"],
    ["x-sampa", "tS{t", "ʧ æ t"],
    ["symbols", "n ˈ aɪ", "n ˈ aɪ"],
    ["x-cmu", "d EY1", "d ˈ eɪ"],
    ["pinyin", "hao3", "x a u zh3"],
  ])("%s %s", (alphabet, written, expected, language) => {
    expect(symbols(alphabet, written, language)).toBe(expected);
  });

  test.each([
    ["jyutping", "hai2", "yue"],
    ["x-amazon-pron-kana", "ニッポン", "ja"],
    ["hangul", "안녕", "ko"],
    ["pinyin", "ni3-hao3", "zh"],
  ])("%s is a notation of its language", (alphabet, written, language) => {
    expect(read(alphabet, written).language).toBe(language);
  });

  test.each([
    ["ipa", "q͡χ"],
    ["ipa", "ˈ"],
    ["pinyin", "hao"],
    ["klingon", "nuqneH"],
    ["constructor", "x"],
  ])("%s %j is refused with a reason", (alphabet, written) => {
    expect(() => read(alphabet, written)).toThrow(/sound|no syllable|unknown here/);
  });
});

test("X-SAMPA's longest letters win", () => {
  expect(xSampaToIpa("r\\3`@_h")).toBe("ɹɝəʰ");
});

test("IPA is refused or gives symbols of the voice only", () => {
  const known = new Set(currentInventory().symbols);
  const sounds = fc.array(fc.constantFrom(..."ptkbdɡszʃʒθðmnŋlɹɾhaeiouəɛɔʌɪʊæˈˌː.rgɚ͡".split("")));
  fc.assert(
    fc.property(sounds, (list) => {
      let found: string;
      try {
        found = symbols("ipa", list.join(""));
      } catch {
        return;
      }
      for (const symbol of found.split(" ").filter(Boolean)) expect(known).toContain(symbol);
    }),
  );
});
