import { beforeAll, describe, expect, test } from "vitest";
import type { LanguageRules } from "../../language-module";
import { rewrite } from "../../../text/traced-text";
import { japanese } from "../index";

let rules: LanguageRules;
beforeAll(async () => {
  rules = await japanese.load();
});

const words = (text: string) => rules.phonemize(rewrite(rules.normalize, text));

/** H and L per mora, with a bar between accent phrases. */
function pitch(text: string): string {
  let letters = "";
  let phrase = 0;
  for (const { accent } of words(text)) {
    if (accent!.phrase !== phrase) letters += "|";
    phrase = accent!.phrase;
    letters += accent!.pattern;
  }
  return letters;
}

describe("pitch", () => {
  test.each([
    // Nouns that differ in accent only, with the particle that shows it.
    ["雨が", "HLL"],
    ["飴が", "LHH"],
    ["箸を", "HLL"],
    ["橋を", "LHL"],
    ["男が", "LHHL"],
    // Polite endings take the accent away from the verb.
    ["食べます", "LHHL"],
    ["飲みません", "LHHHL"],
    ["歩きました", "LHHHLL"],
    ["行きましょう", "LHHHL"],
    // Passive of an accented and of an unaccented verb.
    ["騙される", "LHHHL"],
    ["売られる", "LHHH"],
    // Volitional
    ["行こう", "LHL"],
    // Compounds
    ["東京タワー", "LHHHHLL"],
    ["音楽会", "LHHHLL"],
    // Suffixes and prefixes lean on the noun.
    ["経済的", "LHHHHH"],
    // Several phrases in one word: each begins low.
    ["新しくない", "LHHHLHL"],
    ["読んでいる", "HLLLH"],
    ["二千三百四十五", "LHLHLLLHLLLH"],
    // Words outside the dictionary
    ["ヴォルガニア", "LHHLL"],
    ["ギョルメシヴァン", "LHHHLL"],
  ])("%s is %s", (text, expected) => expect(pitch(text)).toBe(expected));
});

describe("phrases", () => {
  test.each([
    ["赤い花が咲く", 3],
    ["とても速い", 2],
    ["本を読む", 2],
    ["歌っている", 1],
    ["山田太郎", 2],
    ["静かではない", 2],
    ["十二", 1],
    ["", 0],
  ])("%s has %i", (text, count) => {
    expect(new Set(words(text).map(({ accent }) => accent!.phrase)).size).toBe(count);
  });

  test("punctuation ends one", () => {
    expect(words("川、山").map(({ accent }) => accent!.phrase)).toEqual([0, 1]);
  });
});

describe("marks", () => {
  test("rise behind the first mora, fall behind the nucleus", () => {
    expect(words("橋を").map(({ symbols }) => symbols.join(""))).toEqual(["haꜛɕiꜜ", "o"]);
    expect(words("雨").map(({ symbols }) => symbols.join(""))).toEqual(["aꜜme"]);
    expect(words("飴").map(({ symbols }) => symbols.join(""))).toEqual(["aꜛme"]);
  });

  test("each word has one letter per mora", () => {
    const [word] = words("チョコレート");
    expect(word.accent!.pattern).toHaveLength(5);
  });
});
