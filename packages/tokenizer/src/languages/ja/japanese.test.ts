import { beforeAll, describe, expect, test } from "vitest";
import { SynthesisError } from "@cosyvoice-lite/spec";
import type { LanguageRules } from "../language-module";
import { SYMBOLS } from "../../symbols";
import { createJapanese, japanese } from "./index";
import { rewrite } from "../../text/traced-text";

let rules: LanguageRules;
beforeAll(async () => {
  rules = await japanese.load();
});

/** `surface=symbols` of each word, without pitch marks. */
const speak = (text: string) => {
  const spoken = rewrite(rules.normalize, text);
  return rules
    .phonemize(spoken)
    .map(
      (word) =>
        `${spoken.slice(word.start, word.end)}=${word.symbols.join("").replace(/[ꜛꜜ]/g, "")}`,
    );
};

describe("japanese", () => {
  test("particles, long vowels and inflection", () => {
    expect(speak("私は学校へ行きました。")).toEqual([
      "私=βataɕi",
      "は=βa",
      "学校=ɡaʔkoː",
      "へ=e",
      "行きました=ikʲimaɕita",
    ]);
    expect(speak("先生を見ている")).toEqual(["先生=seɴseː", "を=o", "見ている=mʲiteiɾɯ"]);
    expect(speak("食べよう")).toEqual(["食べよう=tabejoː"]);
  });

  test.each([
    ["鉛筆が3本", "三本=samboɴ"],
    ["子犬が8匹", "八匹=haʔpʲikʲi"],
    ["客は2人", "二人=ɸɯtaɾʲi"],
    ["5月1日", "一日=ʦɨitaʨi"],
    ["1日かかる", "一日=iʨiɲiʨi"],
    ["10分で着く", "十プン=ʥɨʔpɯɴ"],
    ["十分間待つ", "十分間=ʥɨʔpɯŋkaɴ"],
    ["十分な量", "十分な=ʥɨːbɯnna"],
    ["6ヶ月", "六ヶ月=ɾoʔkaɡeʦɨ"],
    ["二〇一九年", "二〇一九年=ɲiseɲʥɨːkʲɨːneɴ"],
    ["600円", "六百円=ɾoʔpʲakɯeɴ"],
    ["3日間", "三日間=mʲiʔkakaɴ"],
    ["四分の三", "四分の=jombɯnno"],
    ["東京2020", "二千二十=ɲiseɲɲiʥɨː"],
    ["一日中", "一日中=iʨiɲiʨiʥɨː"],
  ])("number phrase in %s", (text, expected) => expect(speak(text)).toContain(expected));

  test("dictionary words that hold a numeral are left alone", () => {
    expect(speak("千葉の三郎と一緒")).toEqual([
      "千葉=ʨiba",
      "の=no",
      "三郎=sabɯɾoː",
      "と=to",
      "一緒=iʔɕo",
    ]);
  });

  test("katakana is spoken as written", () => {
    expect(speak("ヴェネツィアのﾃﾚﾋﾞ")).toEqual([
      "ヴェネツィア=veneʦʲia",
      "の=no",
      "テレビ=teɾebʲi",
    ]);
    expect(speak("ピェール・ヴォロ").length).toBe(2);
  });

  test("行った by its object, iteration mark, colloquial spelling", () => {
    expect(speak("海に行った")).toContain("行った=iʔta");
    expect(speak("実験を行った")).toContain("行った=okonaʔta");
    expect(speak("人々")).toEqual(["人々=çitobʲito"]);
    expect(speak("すげぇ")).toEqual(["すげぇ=sɨɡeː"]);
  });

  test("unknown kanji, letters and punctuation are in no word", () => {
    const text = "𪚥龘が、abc。";
    const covered = rules.phonemize(text).map((word) => text.slice(word.start, word.end));
    expect(covered).not.toContain("𪚥");
    expect(covered.join("")).not.toMatch(/[a-z、。]/);
    // offsets stay right behind a surrogate pair
    expect(covered).toContain("が");
  });

  test("a NUL character does no harm", () => {
    expect(rules.phonemize("海\0山").map((word) => [word.start, word.end])).toEqual([
      [0, 1],
      [2, 3],
    ]);
  });

  test("words are in order, without overlap, and of known symbols", () => {
    const known = new Set(SYMBOLS);
    const text = rewrite(
      rules.normalize,
      "2025/3/9(日)の14:30、気温は-2.5℃、¥3,000で300mLを10本。えっと…「本当」ですか?",
    );
    let end = 0;
    for (const word of rules.phonemize(text)) {
      expect(word.start).toBeGreaterThanOrEqual(end);
      expect(word.end).toBeGreaterThan(word.start);
      end = word.end;
      for (const symbol of word.symbols) expect(known).toContain(symbol);
    }
    expect(rules.phonemize("")).toEqual([]);
  });

  test("the dictionary is loaded once", async () => {
    expect(await japanese.load()).toBe(rules);
  });

  test("a failing loader gives a coded error and may be tried again", async () => {
    let calls = 0;
    const broken = createJapanese(async () => {
      calls++;
      throw new Error("no file");
    });
    const error = await broken.load().catch((reason: unknown) => reason);
    expect(SynthesisError.is(error) && error.code).toBe("BACKEND_UNAVAILABLE");
    const first = calls;
    await broken.load().catch(() => undefined);
    expect(calls).toBeGreaterThan(first);
  });
});
