import { beforeAll, describe, expect, it } from "vitest";
import { SYMBOLS } from "../../symbols";
import type { LanguageRules } from "../language-module";
import { english } from "./index";
import { rewrite } from "../../text/traced-text";

let rules: LanguageRules;
beforeAll(async () => {
  rules = await english.load();
}, 60_000);

const say = (text: string) =>
  rules
    .phonemize(text)
    .map((word) => word.symbols.join(""))
    .join(" ");

describe("english", () => {
  it.each([
    ["hello world", "həlˈoʊ wˈɜɹld"],
    ["better city", "bˈɛɾəɹ sˈɪɾi"],
    ["fire party little", "fˈaɪəɹ pˈɑɹɾi lˈɪɾᵊl"],
    ["button twenty", "bˈʌtᵊn twˈɛnti"],
    ["here near", "hˈɪɹ nˈɪɹ"],
  ])("dictionary: %s", (text, expected) => expect(say(text)).toBe(expected));

  it.each([
    ["the dog and the apple", "ðə dˈɔɡ ænd ði ˈæpᵊl"],
    ["I want to eat, he has to go.", "ˌaɪ wˈɑnt tu ˈit hi hæz tə ɡˈoʊ"],
    ["Who is it for?", "hˌu ɪz ɪt fˈɔɹ"],
    ["a", "ˈeɪ"],
    ["a cup of tea", "ə kˈʌp ʌv tˈi"],
  ])("function words: %s", (text, expected) => expect(say(text)).toBe(expected));

  it.each([
    ["cats'", "kˈæts"],
    ["Alice's", "ˈæləsəz"],
    ["café", "kəfˈeɪ"],
    ["résumé", "ɹˈɛzəmˌeɪ"],
    ["schmiltz", "ʃmˈɪlts"],
    ["lamplibrary", "lˈæmplˌaɪbɹɛɹi"],
    ["unfriended", "ənfɹˈɛndəd"],
  ])("word forms: %s", (text, expected) => expect(say(text)).toBe(expected));

  it.each([
    ["FBI", "ˌɛfbˌiˈaɪ"],
    ["JSON", "ʤˈeɪsˌɑn"],
    ["RADAR", "ɹˈeɪdˌɑɹ"],
    ["BAFTA", "bˈæftə"],
    ["CARS", "kˈɑɹz"],
    ["CPUs", "sˌipˌijˈuz"],
    ["NASA", "nˈæsə"],
    ["ChatGPT", "ʧˌætʤˌipˌitˈi"],
    ["the US and us", "ðə jˌuˈɛs ænd ˌʌs"],
    ["plan B", "plˈæn bˈi"],
    ["HELP US NOW PLEASE", "hˈɛlp ˌʌs nˈaʊ plˈiz"],
  ])("acronyms: %s", (text, expected) => expect(say(text)).toBe(expected));

  it.each([
    ["They will record a new record.", ["ɹɪkˈɔɹd", "ɹˈɛkəɹd"], [2, 5]],
    ["We live here and watch the live show tonight.", ["lˈɪv"], [1]],
    ["To use it is of no use.", ["jˈuz", "jˈus"], [1, 6]],
    ["I have read it; please read it.", ["ɹˈɛd", "ɹˈid"], [2, 5]],
    ["Have you read it? Read on.", ["ɹˈɛd", "ɹˈid"], [2, 4]],
    ["Polish sailors polish the hull.", ["pˈoʊlɪʃ", "pˈɑlɪʃ"], [0, 2]],
    ["A bass swam in the lake; she plays bass.", ["bˈæs"], [1]],
    ["They object to the object.", ["əbʤˈɛkt", "ˈɑbʤɛkt"], [1, 4]],
    ["We will close it; stay close to me.", ["klˈoʊz", "klˈoʊs"], [2, 5]],
    ["He wound up with a wound.", ["wˈaʊnd", "wˈund"], [1, 5]],
    ["She lives well and saved two lives.", ["lˈɪvz", "lˈaɪvz"], [1, 6]],
    ["a minute crack took a minute", ["mˈɪnət"], [5]],
    ["to present an automatic record", ["pɹɪzˈɛnt", "ɹˈɛkəɹd"], [1, 4]],
  ] as const)("homographs: %s", (text, expected, at) => {
    const words = rules.phonemize(text).map((word) => word.symbols.join(""));
    expect(at.map((i) => words[i])).toEqual(expected);
  });

  it("guesses unknown words with one primary stress", () => {
    for (const word of ["zorblatt", "quindlery", "Thrumbleton", "xqzt"]) {
      const symbols = rules.phonemize(word)[0].symbols;
      expect(symbols.filter((symbol) => symbol === "ˈ")).toHaveLength(1);
    }
  });

  it("gives offsets in order, without overlap, of words only", () => {
    const text = "‘Well-known’ naïve—it's “odd”, isn't it? 'Tis so.";
    const words = rules.phonemize(text);
    expect(words.map((word) => text.slice(word.start, word.end))).toEqual([
      "Well",
      "known",
      "naïve",
      "it's",
      "odd",
      "isn't",
      "it",
      "'Tis",
      "so",
    ]);
  });

  it("uses only symbols of the inventory", () => {
    const known = new Set(SYMBOLS);
    const text = rewrite(
      rules.normalize,
      "The quick brown fox measured 3.5 km of usual joy; Zhukov's boys should cook good toys, huh? Sphinx of black quartz, judge my vow! ABC XYZ",
    );
    for (const word of rules.phonemize(text)) {
      expect(word.symbols.length).toBeGreaterThan(0);
      for (const symbol of word.symbols) expect(known).toContain(symbol);
    }
  });

  it("reads a word of any length", () => {
    const [word] = rules.phonemize("ba".repeat(50_000));
    expect(word.symbols.length).toBeGreaterThan(100_000);
  });

  it("survives letters without a pronunciation", () => {
    expect(rules.phonemize("'' ’ ́ 1 你好")).toEqual([]);
  });
});
