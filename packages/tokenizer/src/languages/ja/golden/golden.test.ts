import { readFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import { accentuate, isHigh } from "../accent/accentuate";
import { createAnalyzer } from "../dictionary/analyzer";
import { createDictionary } from "../dictionary/dictionary";
import { japaneseDictionaryUrl } from "../../../data-files";
import { packagedDictionary } from "../../shared/dictionary-loader";
import type { Analyze } from "../morpheme";
import { readMorphemes } from "../pronounce";

/** Made by `training/japanese-dictionary/make_golden.py`: sentence, katakana, pitch. */
const GOLDEN = JSON.parse(readFileSync(new URL("./pyopenjtalk.json", import.meta.url), "utf8")) as [
  text: string,
  katakana: string,
  pitch: string,
][];

let analyze: Analyze;
beforeAll(async () => {
  analyze = createAnalyzer(createDictionary(await packagedDictionary(japaneseDictionaryUrl)()));
});

function speak(text: string): { katakana: string; pitch: string } {
  const reads = readMorphemes(analyze(text));
  let pitch = "";
  for (const part of accentuate(reads).flat()) {
    if (part.offset === 0 && pitch) pitch += "|";
    for (let mora = part.offset; mora < part.offset + part.morae; mora++)
      pitch += isHigh(part.phrase, mora) ? "H" : "L";
  }
  return { katakana: reads.map(({ kana }) => kana).join(""), pitch };
}

/** ヲ is written オ by one and ヲ by the other; long vowels as ー by both. */
const fold = (katakana: string): string => katakana.replaceAll("ヲ", "オ");

test("readings are those of pyopenjtalk-plus", () => {
  const differing = GOLDEN.filter(
    ([text, katakana]) => fold(speak(text).katakana) !== fold(katakana),
  );
  // 皆 and the like, where we depart from the dictionary on purpose, are not among the sentences.
  expect(differing.map(([text]) => [text, speak(text).katakana])).toEqual([]);
});

test("at least 93 % of the morae have the same pitch", () => {
  let same = 0;
  let morae = 0;
  for (const [text, , expected] of GOLDEN) {
    const want = expected.replaceAll("|", "");
    const got = speak(text).pitch.replaceAll("|", "");
    expect(got.length, text).toBe(want.length);
    morae += want.length;
    for (let mora = 0; mora < want.length; mora++) if (got[mora] === want[mora]) same++;
  }
  expect(same / morae).toBeGreaterThan(0.93);
});
