import * as fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { japaneseDictionaryUrl } from "../../../data-files";
import { packagedDictionary } from "../../shared/dictionary-loader";
import type { Analyze } from "../morpheme";
import { createAnalyzer } from "./analyzer";
import { createDictionary } from "./dictionary";

let analyze: Analyze;
beforeAll(async () => {
  analyze = createAnalyzer(createDictionary(await packagedDictionary(japaneseDictionaryUrl)()));
});

const split = (text: string) => analyze(text).map(({ surface }) => surface);

/** What no morpheme covers. */
function gaps(text: string): string {
  let end = 0;
  let left = "";
  for (const morpheme of analyze(text)) {
    const { start, surface } = morpheme;
    if (start < end || surface === "" || text.slice(start, morpheme.end) !== surface)
      throw new Error(`${JSON.stringify(morpheme)} is out of place`);
    left += text.slice(end, start);
    end = morpheme.end;
  }
  return left + text.slice(end);
}

describe("morphemes", () => {
  test.each([
    ["庭には二羽鶏がいる", "庭 に は 二 羽 鶏 が いる"],
    ["昨日買った本を読みたい", "昨日 買っ た 本 を 読み たい"],
    ["来なければ困る", "来 なけれ ば 困る"],
    ["隣の客はよく柿食う客だ", "隣 の 客 は よく 柿 食う 客 だ"],
    ["すもももももももものうち", "すもも も もも も もも の うち"],
  ])("%s", (text, expected) => expect(split(text).join(" ")).toBe(expected));

  test.each([
    ["来ない", "コ ナイ"],
    ["来ます", "キ マス"],
    ["来る", "クル"],
    ["高かった", "タカカッ タ"],
    ["今日", "キョー"],
    ["大人", "オトナ"],
    ["東京大学", "トーキョーダイガク"],
    ["私は", "ワタシ ワ"],
  ])("%s is read %s", (text, expected) => {
    const readings = analyze(text).map(({ pronunciation }) => pronunciation);
    expect(readings.join(" ")).toBe(expected);
  });

  test("inflection and part of speech", () => {
    const [verb, ending] = analyze("泳いだ");
    expect(verb).toMatchObject({ pos: "動詞", detail: "自立", form: "連用タ接続", accents: [2] });
    expect(ending).toMatchObject({ pos: "助動詞", form: "基本形" });
  });

  test("words connect across white space, which is in none", () => {
    expect(split(" 猫 が\u3000鳴く\n")).toEqual(["猫", "が", "鳴く"]);
    expect(split("  ")).toEqual([]);
  });

  test("unknown names are cut at middle dots", () => {
    expect(split("ギュルヴェ・ドシャリヌ")).toEqual(["ギュルヴェ", "ドシャリヌ"]);
  });
});

describe("any text", () => {
  const piece = fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 20 }),
    fc.string({ unit: "binary", maxLength: 20 }),
    fc.constantFrom("\ud842", "\udfb7", "𠮟る", "走っている", "・", "\0", "１２", "ゔぇ", "〜々"),
  );

  test("morphemes stand in order and leave out white space and middle dots only", () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        expect(gaps(pieces.join(""))).toMatch(/^[\s・\0]*$/);
      }),
      { numRuns: 300 },
    );
  });

  test("a long text without punctuation is cut as its parts are", () => {
    const sentence = "昨日は友達と海まで歩いて行きました";
    const whole = split(sentence.repeat(600));
    const part = split(sentence.repeat(3));
    expect(whole.join("")).toBe(sentence.repeat(600));
    expect(whole.length).toBe(part.length * 200);
  });

  test.each(["ア", "漢", "あ", "一", "\ud800", "。", "𠮷"])("20,000 times %j", (character) => {
    const text = character.repeat(20_000);
    expect(gaps(text)).toBe("");
  });
});
